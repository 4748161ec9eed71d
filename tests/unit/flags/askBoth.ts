import { cohortSchema } from '../../../src/flags/cohort.ts';
import { evaluateAll } from '../../../src/flags/evaluateAll.ts';
import { flagValue } from '../../../src/flags/flagValue.ts';
import { makeFlag } from './makeFlag.ts';
import { openLocalClient } from './openLocalClient.ts';

/** What code gets for a flag; undefined when there is no answer. */
export type Value = boolean | string | undefined;

/** A flag, and whom it is asked for. */
export interface Question {
  flag: Parameters<typeof makeFlag>[0];
  distinctId?: string;
  properties?: Record<string, unknown>;
  company?: { key: string; properties: Record<string, unknown> };
}

/** Those on the plan `pro`, and some on a list. */
const COHORTS = [
  cohort(1, [{ key: 'plan', type: 'person', value: 'pro' }]),
  cohortSchema.parse({ id: 2, is_static: true }),
];

/** What posthog-node by itself says to a question, and what we say. */
export async function askBoth({
  flag: input,
  distinctId = 'ada',
  properties = {},
  company,
}: Question): Promise<{ sdk: Value; service: Value }> {
  const flag = makeFlag(input);
  const dynamic = COHORTS.filter(({ is_static }) => !is_static);
  const client = await openLocalClient({
    flags: [flag],
    cohorts: Object.fromEntries(dynamic.map(({ id, filters }) => [id, filters?.properties])),
    group_type_mapping: { 0: 'company' },
  });
  const values = await client.getAllFlags(distinctId, {
    onlyEvaluateLocally: true,
    personProperties: properties,
    ...(company && {
      groups: { company: company.key },
      groupProperties: { company: company.properties },
    }),
  });
  await client.shutdown();
  const { decisions } = evaluateAll([flag], {
    distinctId,
    properties,
    cohorts: new Map(COHORTS.map((each) => [each.id, each])),
    ...(company && { groups: { 0: company } }),
  });
  const decision = decisions.get(flag.key);
  return { sdk: values[flag.key], service: decision && flagValue(decision) };
}

function cohort(id: number, leaves: unknown[]) {
  const properties = { type: 'OR', values: [{ type: 'OR', values: leaves }] };
  return cohortSchema.parse({ id, filters: { properties } });
}
