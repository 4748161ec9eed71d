import type { Answer } from './faults.ts';
import type { ScopedFault } from './parseFaults.ts';
import { withFault } from './withFault.ts';

/** A `fetch` with several faults in it, the first one first. */
export function withFaults(fetch: Answer, faults: ScopedFault[]): Answer {
  return faults.reduceRight((next, { fault, scope }) => withFault(next, fault, scope), fetch);
}
