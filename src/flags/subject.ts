/**
 * Whom a flag is evaluated for, and which of their properties a filter looks at.
 */
import type { Cohorts } from './cohorts/cohort.ts';
import type { PropertyFilter } from './flag.ts';
import { createBudget, type SearchBudget } from './searchBudget.ts';

/** Whom a flag is evaluated for. `properties` are the person's, as `personProperties` gives them. */
export interface Subject {
  distinctId: string;
  properties: Readonly<Record<string, unknown>>;
  /** What PostHog itself says of the person, an ISO date; absent for someone it does not know. */
  personMetadata?: Readonly<Record<'created_at', string>>;
  /** The groups that the subject acts for, by group type index. */
  groups?: Readonly<Record<number, GroupSubject>>;
  /** The project's group types by index, such as `company`, so that an explanation can name them. */
  groupTypes?: ReadonlyMap<number, string>;
  /** Buckets the subject in flags whose `bucketing_identifier` is `device_id`. */
  deviceId?: string;
  /** The distinct ID from before a login, for flags that keep their values across it. */
  anonDistinctId?: string;
  /** Ids stored for the person, by flag key, which those flags prefer to either distinct ID. */
  hashKeys?: Readonly<Record<string, string>>;
  /** The project's cohorts by id; without them no filter on a cohort matches. */
  cohorts?: Cohorts;
  /** Ids of the static cohorts on whose list the person stands. */
  staticCohortIds?: ReadonlySet<number>;
  /** What other flags decided for the subject, by flag id; null for a flag that failed. */
  flagValues?: ReadonlyMap<number, boolean | string | null>;
  /** The keys of the project's flags by id, so that an explanation can name those it depends on. */
  flagKeys?: ReadonlyMap<number, string>;
  /** Milliseconds since 1970, where relative dates begin; absent means the clock's time. */
  now?: number;
  /**
   * What the patterns of all that is evaluated may still cost: one for each request, whatever it
   * evaluates. Absent means that each decision has its own.
   */
  budget?: SearchBudget;
}

/** A group, such as a company. `properties` have `$group_key` among them. */
export interface GroupSubject {
  key: string;
  properties: Readonly<Record<string, unknown>>;
}

type Properties = Readonly<Record<string, unknown>>;

const NO_PROPERTIES: Properties = {};

/**
 * The properties that a filter looks at; none when the subject acts for no such group.
 * @param groupType group type index of the condition set; null when that is about persons
 */
export function propertiesFor(
  filter: PropertyFilter,
  subject: Subject,
  groupType: number | null,
): Properties {
  if (filter.type === 'person_metadata') return subject.personMetadata ?? NO_PROPERTIES;
  if (filter.type !== 'group') return subject.properties;
  const index = filter.group_type_index ?? groupType;
  return (index === null ? undefined : subject.groups?.[index]?.properties) ?? NO_PROPERTIES;
}

/** A subject with a budget for patterns: their own, if the request gave none. */
export function withBudget(subject: Subject): Subject {
  return subject.budget ? subject : { ...subject, budget: createBudget() };
}
