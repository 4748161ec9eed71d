import { dependenciesOf } from './dependenciesOf.ts';
import type { Subject } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';

/** Whether a flag depends on one whose value for the subject is not known, so that it is off. */
export function lacksDependency(flag: FeatureFlag, subject: Subject): boolean {
  return dependenciesOf(flag).some((id) => !subject.flagValues?.has(id));
}
