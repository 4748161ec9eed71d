import fc from 'fast-check';
import * as z from 'zod';
import { flagSchema } from '../../../src/flags/flag.ts';
import { defaultProject } from '../../../src/posthog/http/defaultProject.ts';
import { createStore } from '../../../src/posthog/store/createStore.ts';
import { fillStore } from '../flags/fillStore.ts';
import { projectArbitrary } from '../flags/projectArbitrary.ts';
import { openPostHog } from '../sdk/openPostHog.ts';
import type { Launch } from './client.ts';
import { createNamedFlags } from './createNamedFlags.ts';
import { cohortsOf, decide, questionsFor } from './questions.ts';
import { runCommand } from './runCommand.ts';
import { PAYLOADS_FOR } from './vectors.ts';

/** Where the PostHog is as well as at its root, like the one of the site. */
export const PATH = '/posthog';

const valuesSchema = z.record(z.string(), z.union([z.boolean(), z.string()]));
const payloadsSchema = z.record(z.string(), z.unknown());

/** What a program writes at its end. */
const reportSchema = z.strictObject({
  remote: z.array(valuesSchema),
  payloads: payloadsSchema,
  big_accounts: z.array(z.unknown()),
  local: z.array(valuesSchema),
  local_payloads: payloadsSchema,
  /** Absent where the SDK has no call for it. */
  remote_config: z.unknown().optional(),
});

export type Conversation = Awaited<ReturnType<typeof openConversation>>;

/**
 * Lets a program talk to an embedded PostHog over HTTP, from its first call to its last, and gives
 * what it was answered beside what the evaluator says. Close the PostHog when done.
 *
 * @param path a path in the host that the SDK is given, or none
 */
export async function openConversation(launch: Launch, path: string) {
  const seed = Number(process.env['SEED']);
  const [project] = fc.sample(projectArbitrary(12, 30), { numRuns: 1, seed });
  if (!project) throw new Error('fast-check gave no sample.');
  const cohorts = cohortsOf(project);
  const store = createStore(':memory:');
  fillStore(store, project.flags, [...cohorts.values()]);
  const posthog = await openPostHog(defaultProject, PATH, store);
  await createNamedFlags(posthog);

  const questions = questionsFor(project);
  const request = { host: posthog.host + path, questions, payloads_for: PAYLOADS_FOR };
  const before = posthog.exchanges.length;
  const output = await runCommand(launch, JSON.stringify(request));
  const asked = posthog.exchanges.slice(before);
  // posthog-ruby logs to standard output, too.
  const report = reportSchema.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));

  const { results } = await posthog.api.call<{ results: unknown[] }>(
    'GET',
    '/feature_flags/?limit=1000',
  );
  const flags = z.array(flagSchema).parse(results);
  const expected = questions.map((question) => decide(flags, cohorts, question));
  return { posthog, questions, asked, report, expected };
}
