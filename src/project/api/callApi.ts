import * as z from 'zod';
import { parseJson } from '../../json/readJson.ts';
import { answerPhrase } from './answerPhrase.ts';
import { ApiError } from './apiError.ts';
import type { CircuitBreaker } from './createCircuitBreaker.ts';

/** Which project of which PostHog to call, and with what. */
export interface ApiOptions {
  /** Address of PostHog's app, e.g. `https://us.posthog.com`; not always the one that takes events. */
  host: string;
  projectId: string;
  personalApiKey: string | undefined;
  fetch: (request: Request) => Promise<Response>;
}

const PATIENCE_MS = 5000;

/** Where to call; calls of a resource that is known to be silent are refused at once. */
interface CallOptions extends ApiOptions {
  silence?: CircuitBreaker;
  /** How the JSON of an answer is read. */
  parse?: (text: string) => unknown;
}

/**
 * Calls PostHog's REST API and reads the answer.
 *
 * @throws {ApiError} when PostHog refuses, gives no answer in time, or one that cannot be read.
 */
export async function callApi<Schema extends z.ZodType>(
  { host, personalApiKey, fetch, silence, parse = parseJson }: CallOptions,
  method: string,
  path: string,
  schema: Schema,
  body?: unknown,
): Promise<z.infer<Schema>> {
  if (personalApiKey === undefined) {
    throw new ApiError(
      401,
      'This site has no personal API key, so it cannot read flags, persons and events. Set POSTHOG_PERSONAL_API_KEY.',
    );
  }
  const mute = `PostHog did not answer at ${host}. Is it running?`;
  const resource = path.replace(/\?.*$/, '');
  if (silence?.covers(resource)) throw new ApiError(undefined, mute);
  const headers = { Authorization: `Bearer ${personalApiKey}`, 'Content-Type': 'application/json' };
  const request = new Request(host + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const { status, ok, text } = await send(fetch, request).catch((error: unknown) => {
    if (isTimeout(error)) silence?.begin(resource);
    throw new ApiError(undefined, mute, { cause: error });
  });
  silence?.end(resource);
  if (!ok) throw refusal(status, text, `${method} ${path}`);
  const json = parse(text);
  const answer = schema.safeParse(json);
  if (answer.success) return answer.data;
  throw new ApiError(status, unreadable(answer.error, `${method} ${path}`, json), {
    cause: answer.error,
  });
}

/** A connection can also break off in the middle of an answer. */
async function send(fetch: ApiOptions['fetch'], request: Request) {
  const response = await fetch(request);
  return { status: response.status, ok: response.ok, text: await response.text() };
}

/** What fails at once may be tried again at once. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

const refusalSchema = z.object({
  detail: z.string(),
  attr: z.string().nullish(),
});

function refusal(status: number, text: string, call: string): ApiError {
  const parsed = refusalSchema.safeParse(parseJson(text));
  const { detail, attr } = parsed.success ? parsed.data : { detail: unexplained(status, call) };
  const mend = MENDS[status];
  return new ApiError(status, mend ? `${detail.replace(/\.?$/, '.')} ${mend}` : detail, {
    attr: attr ?? undefined,
  });
}

/** A PostHog with trouble of its own has it with every call: that is told once, not for each. */
function unexplained(status: number, call: string): string {
  if (status >= 500) return `PostHog has trouble of its own: it answered with status ${status}.`;
  return `PostHog answered ${call} with status ${status}.`;
}

/** What the one who runs the site can do about a refusal. */
const MENDS: Record<number, string> = {
  401: 'Check POSTHOG_PERSONAL_API_KEY.',
  403: 'Give the personal API key of POSTHOG_PERSONAL_API_KEY that scope, or take another key.',
  404: 'Check POSTHOG_HOST and POSTHOG_PROJECT_ID.',
  429: 'This is PostHog’s rate limit. Wait a minute.',
};

function unreadable({ issues }: z.core.$ZodError, call: string, answer: unknown): string {
  if (typeof answer === 'string') {
    return `This site cannot read what PostHog answered to ${call}: it is ${answerPhrase(answer).replace('nothing more', 'empty')}. Is POSTHOG_HOST the address of a PostHog?`;
  }
  const [issue] = issues;
  const where = issue && issue.path.length > 0 ? `, at ${issue.path.join('.')}` : '';
  return `This site cannot read what PostHog answered to ${call}${where}. Is POSTHOG_HOST the address of a PostHog?`;
}
