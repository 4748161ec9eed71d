import { getCollection } from 'astro:content';
import type { CheckId } from './checkIds.ts';
import type { StepData } from './stepSchema.ts';

/** The steps, of whatever tutorial, that have a check of this id. */
export async function findStepsWithCheck(check: CheckId): Promise<StepData[]> {
  const entries = await getCollection('steps', ({ data }) =>
    data.checks.some(({ id }) => id === check),
  );
  return entries.map(({ data }) => data);
}
