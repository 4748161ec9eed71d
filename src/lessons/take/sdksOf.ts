import { clientStage } from '../client/clientStage.ts';
import type { StepData } from '../contentSchemas.ts';
import { versionsOf } from './versionsOf.ts';

/** The SDKs that the stages of a step run with, and their versions, as this site was built with them. */
export function sdksOf({
  stage,
  stages,
  edits,
}: Pick<StepData, 'stage' | 'stages' | 'edits'>): Record<string, string> {
  const names = [stage, ...stages, ...edits].map((name) =>
    clientStage(name) ? 'posthog-js' : 'posthog-node',
  );
  return versionsOf([...new Set(names)]);
}
