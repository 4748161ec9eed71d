import { isolate } from '../text/isolation.ts';
import { FAULTS } from './scene.ts';

type Fault = (typeof FAULTS)[number];

/** What a run is to find PostHog to be; nothing where that is up, and a sentence for anything else. */
export function readFault(
  text: string | undefined,
): { fault: Fault | undefined; problem?: never } | { fault?: never; problem: string } {
  if (text === undefined || text === 'up') return { fault: undefined };
  const fault = FAULTS.find((name) => name === text);
  if (fault) return { fault };
  return {
    problem: `PostHog can be up, ${FAULTS.join(' or ')} for a run, and not “${isolate(text.slice(0, 40))}”. Take one of these.`,
  };
}
