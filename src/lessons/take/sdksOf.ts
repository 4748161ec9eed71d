import { clientStage } from '../client/clientStage.ts';
import type { StepData } from '../contentSchemas.ts';
import { stageCalls } from '../stageCalls.ts';
import { versionsOf } from './versionsOf.ts';

/** The SDKs that the stages of a step run with, and their versions, as this site was built with them. */
export function sdksOf({
  stage,
  stages,
  edits,
}: Pick<StepData, 'stage' | 'stages' | 'edits'>): Record<string, string> {
  return versionsOf([...new Set([stage, ...stages, ...edits].flatMap(sdksOfStage))]);
}

/** A page with a script has posthog-js; the app that answers it may ask PostHog, too. */
function sdksOfStage(stage: string): string[] {
  if (!clientStage(stage)) return ['posthog-node'];
  const { before, after } = stageCalls(stage);
  return [...(before.length + after.length > 0 ? ['posthog-node'] : []), 'posthog-js'];
}
