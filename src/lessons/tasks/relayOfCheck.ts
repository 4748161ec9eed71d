import { checks } from './checks.ts';

const ADDRESS = /^\/sdk-of-check\/([0-9a-f-]+)\/(\d{1,2})(\/.*)$/;

/** Sends what the SDK of a visit has to say on to the PostHog of its check. */
export function relayOfCheck(request: Request): Promise<Response> | Response {
  const url = new URL(request.url);
  const [, id = '', visit = '', path = '/'] = ADDRESS.exec(url.pathname) ?? [];
  const check = checks.find(id);
  if (!check) return new Response('This check is over. Check your version again.', { status: 404 });
  url.pathname = path;
  return check.relay(Number(visit), new Request(url, request));
}
