/**
 * What a run asked PostHog of a flag, and what PostHog answered.
 */

import { mapValues } from 'es-toolkit';
import * as z from 'zod';
import { ownValue } from '../json/ownValue.ts';
import { answerPhrase } from '../project/api/answerPhrase.ts';
import { isFlagRequest } from '../runs/isFlagRequest.ts';
import type { Exchange } from '../runs/run.ts';
import type { FlagAnswer } from './runReport.ts';

/** For whom a run asked PostHog, for which groups, and with which properties. */
export type FlagQuestion = z.infer<typeof questionSchema>;

const propertiesSchema = z.record(z.string(), z.unknown());

const questionSchema = z
  .object({
    distinct_id: z.string(),
    person_properties: propertiesSchema.default({}),
    groups: z.record(z.string(), z.coerce.string()).nullish(),
    group_properties: z.record(z.string(), propertiesSchema).nullish(),
    $device_id: z.string().optional(),
    $anon_distinct_id: z.string().optional(),
  })
  .transform(({ distinct_id, person_properties, groups, group_properties, ...ids }) => ({
    distinctId: distinct_id,
    given: person_properties,
    groupsByType: mapValues(groups ?? {}, (key, type) => ({
      key,
      given: ownValue(group_properties ?? {}, type) ?? {},
    })),
    ...(ids.$device_id !== undefined && { deviceId: ids.$device_id }),
    ...(ids.$anon_distinct_id !== undefined && { anonDistinctId: ids.$anon_distinct_id }),
  }));

const answerSchema = z.object({
  /** What the project has used up, by PostHog's words. */
  quotaLimited: z.array(z.string()).nullish(),
  flags: z.record(
    z.string(),
    z.looseObject({
      enabled: z.boolean(),
      variant: z.string().nullish(),
      reason: z
        .object({
          code: z.string(),
          condition_index: z.number().nullable().default(null),
          description: z.string().nullable().default(null),
        })
        .optional(),
    }),
  ),
});

/**
 * What a run asked PostHog of a flag, and what PostHog answered: the last answer, if it asked more
 * than once. Undefined when it did not ask.
 *
 * @param expected key of the flag that its stage is about; if it asked for others, the first of them
 *   is told
 */
export function flagAnswerOf(
  { exchanges }: { exchanges: readonly Exchange[] },
  expected: string,
): { question: FlagQuestion | undefined; answer: FlagAnswer } | undefined {
  const asked = exchanges.filter(isFlagRequest);
  const exchange = asked.findLast(({ response }) => answerSchema.safeParse(response).success);
  const last = exchange ?? asked.at(-1);
  return last && { question: questionOf(last), answer: answerOf(last, expected) };
}

function answerOf(exchange: Exchange, expected: string): FlagAnswer {
  const { response } = exchange;
  const key = keyOf(exchange, expected);
  const parsed = answerSchema.safeParse(response);
  if (!parsed.success) {
    return {
      key,
      value: undefined,
      reason: undefined,
      problem: problemOf(exchange),
      ...(isAwaited(exchange) && { isAwaited: true }),
    };
  }
  const { flags, quotaLimited } = parsed.data;
  const flag = ownValue(flags, key);
  if (!flag && quotaLimited?.includes('feature_flags')) {
    return {
      key,
      value: undefined,
      reason: undefined,
      problem: 'the project has used up the flag requests that its plan pays for.',
    };
  }
  return { key, value: flag?.variant ?? flag?.enabled, reason: flag?.reason };
}

/** What became of a question to which no flags came back, to follow a colon. */
function problemOf(exchange: Exchange): string {
  const { response, error, status, gaveUp, ms = 0 } = exchange;
  if (gaveUp) {
    return `it had not answered after ${(ms / 1000).toFixed(1)} s, and the client would wait no longer.`;
  }
  if (error !== undefined) return `it did not answer (${error.replace(/\.$/, '')}).`;
  if (isAwaited(exchange) || status === undefined) return 'it has not answered yet.';
  if (status >= 400) {
    const said = refusalSchema.safeParse(response).data?.detail ?? '';
    return `it answered with status ${status}${said && `: ${said.replace(/\.$/, '')}`}.`;
  }
  return `it answered with status ${status} and ${answerPhrase(response)}. Is POSTHOG_HOST the address of a PostHog?`;
}

function isAwaited({ status, error }: Exchange): boolean {
  return status === undefined && error === undefined;
}

/** The flag that was asked for: the expected one, unless the code named others or misspelt its key. */
function keyOf({ request }: Exchange, expected: string): string {
  const keys = keysSchema.safeParse(request).data?.flag_keys_to_evaluate ?? [];
  return keys.includes(expected) ? expected : (keys[0] ?? expected);
}

const keysSchema = z.object({ flag_keys_to_evaluate: z.array(z.string()).nullish() });

/** The distinct ID that a request about flags is about; empty where it names none. */
export function askedFor(exchange: Exchange): string {
  return questionOf(exchange)?.distinctId ?? '';
}

const refusalSchema = z.object({ detail: z.string() });

function questionOf({ request }: Exchange): FlagQuestion | undefined {
  return questionSchema.safeParse(request).data;
}
