import { isStageName, STAGE_NAMES } from './stageNames.ts';

/** PostHog cuts distinct IDs to this many characters, which would make two users one. */
const MAX_USER_LENGTH = 200;

/**
 * Looks at the path of a request for a stage, e.g. `/stages/flag/user/ada`.
 * Returns the refusal when no endpoint could answer it well, else nothing.
 */
export function checkStage(path: string): Response | undefined {
  const [, , stage = '', , user = ''] = path.split('/');
  if (!isStageName(stage)) {
    return refuse(
      404,
      `There is no stage "${stage}". The stages are ${STAGE_NAMES.join(', ')}: try /stages/plain/user/ada.`,
    );
  }
  const name = decode(user);
  if (name === undefined) {
    return refuse(
      400,
      `"${user}" is not a URL-encoded name. Encode it, for example "%25" for a percent sign.`,
    );
  }
  if (Array.from(name).length > MAX_USER_LENGTH) {
    return refuse(
      400,
      `This user's name has ${Array.from(name).length} characters. Use at most ${MAX_USER_LENGTH}, the longest distinct ID that PostHog keeps.`,
    );
  }
  return undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function refuse(status: 400 | 404, sentence: string) {
  return new Response(sentence, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  });
}
