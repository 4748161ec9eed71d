import { isSdkRequest } from '../frame/isSdkRequest.ts';
import { readAtMost } from '../net/readAtMost.ts';
import type { Project } from './project.ts';

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
  if (!isSdkRequest(request.method, pathname)) {
    return refuse(
      403,
      `The SDK in a page asks PostHog for flags and sends events, and nothing by ${request.method} at ${pathname}.`,
    );
  }
  let body: Uint8Array<ArrayBuffer> | undefined;
  try {
    body = await readAtMost(request.body, LONGEST);
  } catch {
    return refuse(400, 'This request broke off on its way. Let the page send it again.');
  }
  if (!body) {
    return refuse(413, `This request has more than ${LONGEST / 1024} KB. Let the page send less.`);
  }
  const type = request.headers.get('content-type');
  const answer = await send(pathname + search, {
    method: request.method,
    headers: type === null ? {} : { 'Content-Type': type },
    ...(body.length > 0 && { body }),
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
