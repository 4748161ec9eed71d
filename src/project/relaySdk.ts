import type { Project } from './project.ts';

/** What posthog-js asks PostHog for, with the project API key alone. */
const PATHS = /^\/(flags|e|i\/v0\/e|batch|array\/[^/]+\/config)\/?$/;

/** The longest body that a page's SDK may send. */
const LONGEST = 256 * 1024;

/** What of an answer a browser needs. */
const KEPT = ['content-type'];

/**
 * Sends a request of the SDK in a reader's browser on to the project's PostHog, without anything that says
 * who the reader is. Anything but the SDK's own requests is refused.
 */
export async function relaySdk({ send }: Pick<Project, 'send'>, request: Request) {
  const { pathname, search } = new URL(request.url);
  if (!PATHS.test(pathname)) {
    return refuse(
      403,
      `The SDK in a page asks PostHog for flags and sends events, and nothing at ${pathname}.`,
    );
  }
  const body = await request.arrayBuffer();
  if (body.byteLength > LONGEST) {
    return refuse(413, `This request has more than ${LONGEST / 1024} KB. Let the page send less.`);
  }
  const type = request.headers.get('content-type');
  const answer = await send(pathname + search, {
    method: request.method,
    headers: type === null ? {} : { 'Content-Type': type },
    ...(body.byteLength > 0 && { body }),
  });
  const headers = KEPT.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(answer.body, { status: answer.status, headers });
}

function refuse(status: number, sentence: string): Response {
  return new Response(sentence, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
