import * as z from 'zod';
import { explain } from '../flags/explain.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { personProperties } from '../flags/personProperties.ts';
import { ApiError } from './apiError.ts';
import type { Person } from './person.ts';
import type { Project } from './project.ts';
import type { Exchange, Run, Visit } from './run.ts';
import type { FlagAnswer, RunView } from './runView.ts';
import { sentEventsOf } from './sentEventsOf.ts';
import { TUTORIAL_FLAG } from './tutorialFlag.ts';

/**
 * Runs a stage for a user and reads the run. The flag and the person are looked up first, because
 * the run itself may change the person after the flag was decided.
 */
export async function viewRun(
  { api }: Project,
  visit: Visit,
  stage: string,
  user: string,
): Promise<RunView> {
  const before = await Promise.all([
    api.flagByKey(TUTORIAL_FLAG),
    api.personByDistinctId(user),
  ]).catch((error: unknown) => {
    if (error instanceof ApiError) return error;
    throw error;
  });
  const run = await visit(stage, user);
  const flag = flagAnswerOf(run);
  return { run, events: sentEventsOf(run), ...explainAnswer(flag, before, user) };
}

/** PostHog says what it decided; the evaluator says why, if it comes to the same decision. */
function explainAnswer(
  answer: FlagAnswer | undefined,
  before: [FeatureFlag | undefined, Person | undefined] | ApiError,
  distinctId: string,
): Pick<RunView, 'flag' | 'explanation'> {
  if (answer?.value === undefined) return { flag: answer, explanation: undefined };
  if (before instanceof ApiError) {
    return { flag: { ...answer, problem: before.message }, explanation: undefined };
  }
  const [flag, person] = before;
  const properties = personProperties(distinctId, person?.properties ?? {});
  const explanation = flag && explain(flag, { distinctId, properties });
  if (explanation?.enabled === (answer.value !== false)) return { flag: answer, explanation };
  const problem =
    'PostHog decided by something that has changed since, or had not changed yet. Run it again to see why.';
  return { flag: { ...answer, problem }, explanation: undefined };
}

const flagsSchema = z.object({
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

function flagAnswerOf({ exchanges }: Run): FlagAnswer | undefined {
  const asked = exchanges.find(isFlagRequest);
  if (!asked) return undefined;
  const parsed = flagsSchema.safeParse(asked.response);
  if (!parsed.success) {
    return {
      key: TUTORIAL_FLAG,
      value: undefined,
      reason: undefined,
      problem: asked.error ?? `PostHog answered with status ${asked.status}.`,
    };
  }
  const flag = parsed.data.flags[TUTORIAL_FLAG];
  return {
    key: TUTORIAL_FLAG,
    value: flag?.variant ?? flag?.enabled,
    reason: flag?.reason,
  };
}

function isFlagRequest({ path }: Exchange) {
  return path.startsWith('/flags');
}
