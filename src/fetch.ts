import { randomUUID } from 'node:crypto';
import { astro } from 'astro/fetch';
import { type Context, Hono, type Next } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { answerStage } from './answerStage.ts';
import { barChange, barForeign } from './gate/barred.ts';
import { SDK_ROOTS } from './gate/sdkRoots.ts';
import { senderOfRequest } from './gate/senderOf.ts';
import { frameDocument } from './lessons/client/frameDocument.ts';
import type { KeptRun } from './lessons/keptRun.ts';
import { relayOfCheck } from './lessons/tasks/relayOfCheck.ts';
import { workerFrame } from './lessons/own/workerFrame.ts';
import { readStepData } from './lessons/readSteps.ts';
import { stageRequest } from './lessons/stageRequest.ts';
import { STAGES } from './lessons/stages.ts';
import { taughtFlag } from './lessons/tutorials.ts';
import { openProject } from './project/openProject.ts';
import { openReader, type Reader } from './project/openReader.ts';
import { relaySdk } from './project/relaySdk.ts';
import { shareProject } from './project/shareProject.ts';
import { readForm } from './readForm.ts';
import { refuseForeignForms } from './refuseForeignForms.ts';
import { withoutBody, withoutPrefix } from './requestCopies.ts';
import { createRunMemory } from './runs/createRunMemory.ts';
import { createStageVisits } from './runs/createStageVisits.ts';
import type { VisitBindings } from './runs/startVisit.ts';
import { failedAnswer } from './startup/failedAnswer.ts';
import { stateOf } from './stateOf.ts';
import { createPlaces } from './turns/createPlaces.ts';
import { withCookies } from './withCookies.ts';

/** Vite's development server puts styles and scripts into the page; a build has them in files. */
const INLINE = import.meta.env.DEV ? ["'unsafe-inline'"] : [];

/** The runs of this process that pages follow. */
export const runs = createRunMemory<KeptRun>();

/** Pages with a flag of their own take the longest: of a hundred at once, a few are worked on. */
const linkPlaces = createPlaces(4);

/**
 * The request pipeline. The stages come first. What a visit of the site's own brings along,
 * nobody outside can.
 * https://docs.astro.build/en/reference/modules/astro-fetch/
 */
const app = new Hono<{ Bindings: Partial<VisitBindings> }>();
export default app;

app.get('/stages/*', ({ req }, next) => {
  const frame = req.query('frame');
  if (frame === undefined) return next();
  return barForeign(req.raw, req.path) ?? frameDocument(runs.find(frame)?.read().view.run);
});

app.get('/worker-frame', ({ req: { raw, path } }) => barForeign(raw, path) ?? workerFrame());

app.all('/stages/*', (c) => answerStage(c.req.raw, c.req.path, c.env));

// The embedded PostHog's own page has relative links.
app.get('/posthog', (c) => c.redirect('/posthog/', 308));

app.all('/posthog/*', (c) => askEmbedded(withoutPrefix(c.req.raw, '/posthog')));

for (const root of SDK_ROOTS) app.all(`/${root}/*`, (c) => askEmbedded(c.req.raw));

/** What the SDK in a stage's page sends, on its way to PostHog. */
app.on(['GET', 'POST'], '/sdk/*', ({ req: { raw, path } }) => {
  return barForeign(raw, path) ?? relaySdk(openProject().project, withoutPrefix(raw, '/sdk'));
});

/** The same for a check of a task, on its way to the PostHog that was made for it. */
app.on(['GET', 'POST'], '/sdk-of-check/*', ({ req: { raw, path } }) => {
  return barForeign(raw, path) ?? relayOfCheck(raw);
});

app.use(
  compress(),
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'", ...INLINE],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // With no-referrer a browser sends our own forms with `Origin: null`, as those of nobody.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: false,
  }),
  nameCharset,
  (c, next) => {
    const { readOnly } = openProject().settings;
    const barred =
      barForeign(c.req.raw, c.req.path) ??
      (readOnly ? barChange(c.req.method, c.req.path) : undefined);
    return barred ? Promise.resolve(barred) : next();
  },
  refuseForeignForms,
);

app.on('GET', ['/parts/crowd', '/parts/replay'], (c) =>
  c.text('This part of a page answers a form. Open the page itself.', 405, { Allow: 'POST' }),
);

if (import.meta.env.DEV) {
  const { showAuthorProblems } = await import('./authoring/showAuthorProblems.ts');
  app.use(showAuthorProblems);
}

app.all('*', async (c) => {
  const { settings, project } = openProject();
  const request = c.req.raw;
  const { form, refusal } =
    request.method === 'POST' ? await readForm(request) : { form: new FormData() };
  if (refusal) return refusal;
  const state = stateOf(withoutBody(request), c.env);
  // `/%73tages/…` leads Astro to a stage, past all that the route of the stages looks at.
  if (state.pathname.startsWith('/stages/')) {
    return c.text(`There is nothing at ${c.req.path}. Write the address plainly.`, 404);
  }
  const reader = await readerOf(request);
  const claim = async (user: string) => reader?.claim(user);
  const { setCookies, ...visits } = createStageVisits(project, request, {
    answer: app.fetch,
    requestOf: stageRequest,
    claim,
  });
  Object.assign(state.locals, {
    project: reader ? shareProject(project, reader, isTaught, settings.readOnly) : project,
    form,
    runs,
    ...visits,
    isLed: senderOfRequest(request) === 'link',
  });
  // Runs have a line of their own, and tell when it is full.
  const isLink = request.url.includes('flag=') && c.req.path !== '/run';
  const leave = isLink ? await linkPlaces.enter() : undefined;
  const answer = await astro(state).finally(leave);
  // Astro's own response has cookies as well, which the adapter would send a second time.
  const response = new Response(answer.body, answer);
  response.headers.delete('Set-Cookie');
  // What another site led to is not the reader's doing, and is not kept.
  if (state.locals.isLed) return response;
  const cookies = [...setCookies(), ...state.cookies.headers(), ...(reader?.setCookies() ?? [])];
  return withCookies(response, request, cookies);
});

app.onError(failedAnswer);

function askEmbedded(request: Request): Response | Promise<Response> {
  const { project } = openProject();
  if (project.fetch) return project.fetch(request);
  const sentence = `This site uses the PostHog at ${project.host}; the embedded one is off. Unset POSTHOG_HOST and POSTHOG_API_KEY to use it.`;
  return new Response(sentence, { status: 404 });
}

/**
 * Astro names no charset for parts, which have no head to say it. Without one a browser guesses it
 * from what users wrote, and in some of those that it guesses a quotation mark is none.
 */
async function nameCharset(c: Context, next: Next): Promise<void> {
  await next();
  if (c.res.headers.get('Content-Type') !== 'text/html') return;
  c.header('Content-Type', 'text/html; charset=utf-8');
}

/** The reader, where the site shows a PostHog of somebody else's; else nobody is kept apart. */
async function readerOf({ headers }: Request): Promise<Reader | undefined> {
  const { settings, project } = openProject();
  const { posthog } = settings;
  if (posthog.kind === 'embedded' || !posthog.isOpen) return undefined;
  const cast = (await readStepData()).flatMap((step) => step.cast.map(({ user }) => user));
  // Who was here before, as the tutorials tell it.
  const browsers = [...STAGES.values()].flatMap(({ client }) =>
    Object.values(client?.anonymousIds ?? {}),
  );
  return openReader({
    cookie: headers.get('cookie'),
    // All copies of the site have it, and nobody else.
    secret: posthog.personalApiKey ?? randomUUID(),
    cast: new Set([...cast, ...browsers]),
    api: project.api,
  });
}

function isTaught(key: string): boolean {
  return taughtFlag(key) !== undefined;
}
