import { astro, FetchState, pages } from 'astro/fetch';
import { type Context, Hono, type Next } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { PostHog } from 'posthog-node';
import { readStagePath } from './lessons/readStagePath.ts';
import { openProject } from './project/openProject.ts';
import { readForm } from './readForm.ts';
import { refuseForeignForms } from './refuseForeignForms.ts';
import { createRunMemory } from './runs/createRunMemory.ts';
import { createStageVisits } from './runs/createStageVisits.ts';
import { withServerTiming } from './runs/serverTiming.ts';
import { failedAnswer } from './startup/failedAnswer.ts';

/** Vite's development server puts styles and scripts into the page; a build has them in files. */
const INLINE = import.meta.env.DEV ? ["'unsafe-inline'"] : [];

/** A visit that the site makes itself may bring a client; nobody outside can. */
interface Bindings {
  posthog?: PostHog;
}

const runs = createRunMemory();

/**
 * The request pipeline. The stages come first and get only what an endpoint needs: the SDK client,
 * and of Astro's own pipeline just the pages.
 * https://docs.astro.build/en/reference/modules/astro-fetch/
 */
const app = new Hono<{ Bindings: Bindings }>();
export default app;

app.all('/stages/*', async (c) => {
  const { refusal, user } = readStagePath(c.req.path, c.req.method);
  if (refusal) return refusal;
  const state = stateOf(c.req.raw, c.env);
  // Astro decodes a path as a whole and so leaves %40 and %2F alone, but a distinct ID is one part.
  if (user !== undefined) state.params = { user };
  const response = await withServerTiming(() => pages(state));
  return withCookies(response, state.cookies.headers());
});

// The embedded PostHog's own page has relative links.
app.get('/posthog', (c) => c.redirect('/posthog/', 308));

app.all('/posthog/*', (c) => {
  const { project } = openProject();
  if (!project.fetch) {
    return c.text(
      `This site uses the PostHog at ${project.host}; the embedded one is off. Unset POSTHOG_HOST and POSTHOG_API_KEY to use it.`,
      404,
    );
  }
  return project.fetch(withoutPrefix(c.req.raw, '/posthog'));
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
    strictTransportSecurity: false,
  }),
  nameCharset,
  refuseForeignForms,
);

app.on('GET', ['/parts/run', '/parts/crowd', '/parts/replay'], (c) =>
  c.text('This part of a page answers a form. Open the page itself.', 405, { Allow: 'POST' }),
);

app.all('*', async (c) => {
  const { project } = openProject();
  const { form, refusal } =
    c.req.method === 'POST' ? await readForm(c.req.raw) : { form: new FormData() };
  if (refusal) return refusal;
  const state = stateOf(c.req.raw, c.env);
  const { setCookies, ...visits } = createStageVisits(project, app.fetch, runs, c.req.raw);
  Object.assign(state.locals, { project, form, ...visits });
  const response = await astro(state);
  return withCookies(response, [...setCookies(), ...state.cookies.headers()]);
});

app.onError((error) =>
  error instanceof HTTPException ? error.getResponse() : failedAnswer(error),
);

/**
 * Astro names no charset for parts, which have no head to say it. Without one a browser guesses it
 * from what users wrote, and in some of those that it guesses a quotation mark is none.
 */
async function nameCharset(c: Context, next: Next): Promise<void> {
  await next();
  if (c.res.headers.get('Content-Type') !== 'text/html') return;
  c.header('Content-Type', 'text/html; charset=utf-8');
}

/** Astro's development server gives no bindings. */
function stateOf(request: Request, bindings: Bindings | undefined): FetchState {
  const state = new FetchState(request);
  state.locals.posthog = bindings?.posthog ?? openProject().project.posthog;
  return state;
}

function withCookies(response: Response, cookies: Iterable<string>): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

function withoutPrefix(request: Request, prefix: string): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(prefix.length) || '/';
  const forwarded = new Request(url, request);
  forwarded.headers.set('X-Forwarded-Prefix', prefix);
  return forwarded;
}
