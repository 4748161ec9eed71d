import { readFault } from '../scene/readFault.ts';

/**
 * What a run in a step's console is to find PostHog to be, from a field or an address; a sentence where
 * that is nothing it can be, or where the step has no switch for it.
 */
export function readRunFault(
  step: { faults: boolean },
  text: string,
): ReturnType<typeof readFault> {
  const read = readFault(text === '' ? undefined : text);
  if (read.fault === undefined || step.faults) return read;
  return { problem: 'This step has no switch for PostHog. Run it with PostHog up.' };
}
