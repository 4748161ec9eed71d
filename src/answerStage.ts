import { pages } from 'astro/fetch';
import { barForeign } from './gate/barred.ts';
import { readStagePath, type StageRefusal } from './lessons/readStagePath.ts';
import { readForm } from './readForm.ts';
import { withServerTiming } from './runs/serverTiming.ts';
import { cookiesForStage, cookiesToKeep } from './runs/stageCookies.ts';
import type { VisitBindings } from './runs/startVisit.ts';
import { stateOf } from './stateOf.ts';
import { withCookies } from './withCookies.ts';

/**
 * A stage is a page of text: it loads nothing, sends nothing and leads nowhere by itself, not even
 * the one that puts markup of its visitors into its page.
 */
const STAGE_HEADERS = [
  [
    'Content-Security-Policy',
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  ],
  ['X-Content-Type-Options', 'nosniff'],
] as const;

/**
 * Answers a request for a page of a stage, which gets only what an endpoint needs: the SDK client, its own
 * cookies, and of Astro's own pipeline just the pages.
 *
 * @param path as the router reads it
 */
export async function answerStage(
  request: Request,
  path: string,
  bindings: Partial<VisitBindings> | undefined,
): Promise<Response> {
  const barred = barForeign(request, path);
  if (barred) return barred;
  const { refusal, params } = readStagePath(path, request.method);
  if (refusal) return refuse(refusal);
  const { sent, problem } = await requestForStage(request, bindings?.browser);
  if (problem) return problem;
  const state = stateOf(sent, bindings);
  // Astro decodes a path as a whole and so leaves %40 and %2F alone, but a distinct ID is one part.
  if (Object.keys(params).length > 0) state.params = params;
  const answer = await withServerTiming(() => pages(state));
  const response = new Response(answer.body, answer);
  const lines = [...answer.headers.getSetCookie(), ...state.cookies.headers()];
  response.headers.delete('Set-Cookie');
  for (const [name, value] of STAGE_HEADERS) response.headers.set(name, value);
  const header = request.headers.get('Cookie');
  return withCookies(response, request, cookiesToKeep(lines, header, bindings?.browser));
}

/** The request as the stage is to see it: with the cookies of one jar, and a form of a bearable size. */
async function requestForStage(
  request: Request,
  browser: string | undefined,
): Promise<{ sent: Request; problem?: never } | { sent?: never; problem: Response }> {
  const headers = new Headers(request.headers);
  const cookies = cookiesForStage(headers.get('Cookie'), browser);
  if (cookies === '') headers.delete('Cookie');
  else headers.set('Cookie', cookies);
  const { method, url } = request;
  if (method !== 'POST') return { sent: new Request(url, { method, headers }) };
  const { form, refusal } = await readForm(request);
  if (refusal) return { problem: refusal };
  for (const name of ['Content-Type', 'Content-Length']) headers.delete(name);
  const fields = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']);
  return { sent: new Request(url, { method, headers, body: new URLSearchParams(fields) }) };
}

function refuse({ status, sentence, allow }: StageRefusal): Response {
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    ...(allow !== undefined && { Allow: allow }),
  };
  return new Response(sentence, { status, headers });
}
