import { cohortSchema } from '../../../src/flags/cohorts/cohort.ts';
import { makeFlag } from './makeFlag.ts';
import { type Asker, openServedProject } from './openServedProject.ts';

/** What code gets for a flag; undefined when there is no answer. */
export type Value = boolean | string | undefined;

/** A flag, and whom it is asked for. */
export interface Question extends Partial<Asker> {
  flag: Parameters<typeof makeFlag>[0];
}

const isPro = { key: 'plan', type: 'person', value: 'pro' };

/** Those on the plan `pro`, and some on a list. */
const COHORTS = [
  cohortSchema.parse({
    id: 1,
    filters: { properties: { type: 'OR', values: [{ type: 'OR', values: [isPro] }] } },
  }),
  cohortSchema.parse({ id: 2, is_static: true }),
];

/** What posthog-node by itself says to a question, and what the service says. */
export async function askBoth({
  flag: input,
  distinctId = 'ada',
  properties = {},
  company,
}: Question): Promise<{ sdk: Value; service: Value }> {
  const flag = makeFlag(input);
  const project = await openServedProject([flag], COHORTS);
  const asker = { distinctId, properties, company };
  const sdk = await project.askSdk(asker);
  const service = await project.askService(asker);
  await project.close();
  return { sdk: sdk[flag.key], service: service[flag.key] };
}
