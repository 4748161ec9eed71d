/** Answers a request as `fetch` does. Also the type of `createPostHog(…).fetch`. */
export type Answer = (request: Request) => Promise<Response>;

/** Something that goes wrong with a request: answers in place of `next`, or with what `next` says. */
export type Fault = (request: Request, next: Answer) => Promise<Response>;
