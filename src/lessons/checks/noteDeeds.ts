/**
 * What a reader did elsewhere than in a step’s console, noted for whichever step asks for it.
 */

import type { OpenedReceipt } from '../../receipts/openReceipt.ts';
import type { StepData } from '../contentSchemas.ts';
import { tutorialNamed } from '../tutorials.ts';
import { checkStep } from './checkStep.ts';
import type { Deeds } from '../../evidence/evidence.ts';

/**
 * Remembers what a reader did on a page that is no step's own, for all of the steps whose checks it may
 * pass.
 */
export async function noteDeeds(
  steps: readonly StepData[],
  where: Parameters<typeof checkStep>[1],
  deeds: Deeds,
): Promise<void> {
  for (const step of steps) {
    const { deedChecks = {} } = tutorialNamed(step.tutorial);
    const checks = step.checks.filter(({ id }) => Object.hasOwn(deedChecks, id));
    if (checks.length > 0) await checkStep({ ...step, checks, questions: [] }, where, deeds);
  }
}

/** Remembers whose receipt the reader has opened, and whether an edit there turned the result around. */
export async function noteReceipt(
  steps: readonly StepData[],
  { user, flipped }: OpenedReceipt,
  where: Parameters<typeof checkStep>[1],
): Promise<void> {
  const deeds = { receipts: [user], flips: flipped ? [user] : [] };
  await noteDeeds(steps, where, deeds);
}
