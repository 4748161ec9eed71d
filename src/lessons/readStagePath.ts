import { isolate } from '../text/isolation.ts';
import { LONGEST_USER } from '../scene/readScene.ts';
import { isStageName, STAGES } from './stages.ts';

/** Whom a stage is asked about (nobody on its home page), or why it cannot be asked. */
export type StageRequest =
  { user: string | undefined; refusal?: never } | { user?: never; refusal: Response };

/** Reads a request for a stage, whose path is e.g. `/stages/flag/user/ada`. */
export function readStagePath(path: string, method = 'GET'): StageRequest {
  const [, , stage = '', page = '', encoded = '', ...rest] = path.split('/');
  if (!isStageName(stage)) {
    return refuse(
      404,
      `There is no stage "${isolate(stage)}". The stages are ${Object.keys(STAGES).join(', ')}: try /stages/plain/user/ada.`,
    );
  }
  if (method !== 'GET' && method !== 'HEAD') {
    return refuse(405, `A stage is a page to look at, and takes no ${method}. Ask for it by GET.`, {
      Allow: 'GET, HEAD',
    });
  }
  if (page === '') return { user: undefined };
  if (page !== 'user' || encoded === '' || rest.join('') !== '') {
    return refuse(
      404,
      `There is nothing at ${isolate(path)}. A stage has two pages: try /stages/${stage}/ and /stages/${stage}/user/ada.`,
    );
  }
  const user = decode(encoded);
  if (user === undefined) {
    return refuse(
      400,
      `"${isolate(encoded)}" is not a URL-encoded name. Encode it, for example "%25" for a percent sign.`,
    );
  }
  const { length } = Array.from(user);
  if (length > LONGEST_USER) {
    return refuse(
      400,
      `This user's name has ${length} characters. Use at most ${LONGEST_USER}, the longest distinct ID that PostHog keeps.`,
    );
  }
  return { user };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function refuse(status: 400 | 404 | 405, sentence: string, more: Record<string, string> = {}) {
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    ...more,
  };
  return { refusal: new Response(sentence, { status, headers }) };
}
