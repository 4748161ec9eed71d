/**
 * A request that is to be sent once more, as a form brings it.
 */

import * as z from 'zod';
import { isTooDeep, parseJson } from '../json/readJson.ts';

/** A request to send again, and what came of it the first time. */
export interface ReplayRequest {
  path: string;
  /** The decoded body, its API key cut short. */
  body: Record<string, unknown>;
  first: { status: number | undefined; response: unknown };
  /** Where the reader came from, a path of this site. */
  back: string;
}

const LONGEST = 64 * 1024;

/** What the SDK itself asks with a project API key alone. */
const PATHS = ['/flags/', '/batch/'];

const formSchema = z.object({
  path: z
    .string('A request needs a path. Reload the page and try again.')
    .refine((path) => PATHS.includes(path.replace(/\?[\w=&.-]*$/, '')), {
      error: ({ input }) =>
        `Only ${PATHS.join(' and ')} can be sent again from here, and not ${shown(input)}. Copy it as curl instead.`,
    }),
  body: z
    .string('A request needs a body. Reload the page and try again.')
    .max(
      LONGEST,
      'Only requests of up to 64 KB can be sent again from here. Copy it as curl instead.',
    )
    .transform(parseJson)
    .refine((body) => !isTooDeep(body), 'The body is nested too deep to be sent again.')
    .pipe(
      z.record(
        z.string(),
        z.unknown(),
        'The body is no JSON object. Reload the page and try again.',
      ),
    ),
  status: z.coerce.number().int().min(100).max(599).optional().catch(undefined),
  answer: z
    .string('An answer is text. Reload the page and try again.')
    .max(LONGEST, 'Only answers of up to 64 KB can be compared. Copy it as curl instead.')
    .transform(parseJson)
    .refine((answer) => !isTooDeep(answer), 'The answer is nested too deep to be compared.')
    .optional(),
  back: z
    .string()
    .regex(/^\/(?![/\\])[^\s\\]*$/)
    .catch('/'),
});

/**
 * Reads the form of an entry of the tape.
 *
 * @throws {ReplayError} when the form asks for anything but a request of the SDK
 */
export function readReplay(form: FormData): ReplayRequest {
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    throw new ReplayError(parsed.error.issues.map(({ message }) => message).join(' '));
  }
  const { path, body, status, answer, back } = parsed.data;
  return { path, body, first: { status, response: answer }, back };
}

function shown(input: unknown): string {
  return JSON.stringify(String(input).slice(0, 100));
}

/** A request that is not sent again; the message tells the reader why. */
export class ReplayError extends Error {
  override name = 'ReplayError';
}
