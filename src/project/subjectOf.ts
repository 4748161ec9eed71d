import { evaluateAll } from '../flags/evaluateAll.ts';
import type { Subject } from '../flags/explanation.ts';
import { personProperties } from '../flags/personProperties.ts';
import type { Person } from './person.ts';
import type { Surroundings } from './readSurroundings.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Who asks for a flag. */
export interface Visitor {
  distinctId: string;
  /** What PostHog has stored. */
  stored: Properties;
  /** What came with the request, and lies over it. */
  given?: Properties;
  /** When PostHog made the person; undefined for someone whom it does not know. */
  createdAt?: Person['created_at'] | undefined;
}

/** A visitor as the evaluator takes them, with what the project's other flags decided for them. */
export function subjectOf(
  { distinctId, stored, given, createdAt }: Visitor,
  { flags, cohorts, staticCohortIds }: Surroundings,
): Subject {
  const subject: Subject = {
    distinctId,
    properties: personProperties(distinctId, stored, given),
    ...(createdAt !== undefined && { personMetadata: { created_at: createdAt } }),
    ...(cohorts && { cohorts, staticCohortIds }),
  };
  return flags.length === 0 ? subject : evaluateAll(flags, subject).subject;
}
