import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a request brings besides its headers. */
interface AskOptions {
  method?: string;
  body?: string;
}

/**
 * Asks with just these headers, `Host` included, as a browser or an attacker would send them: `fetch`
 * has its own `Sec-Fetch-Mode` and takes no other host. Follows no redirect.
 */
export async function askAs(
  url: string,
  headers: Record<string, string>,
  { method = 'GET', body = '' }: AskOptions = {},
): Promise<Response> {
  const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const asked = request(url, { method, headers: { ...headers, ...length } });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const content = await text(answer);
  const pairs = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Response(content === '' ? null : content, {
    status: answer.statusCode ?? 0,
    headers: pairs,
  });
}
