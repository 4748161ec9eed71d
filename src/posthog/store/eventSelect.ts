/**
 * A question to the events of a project: which values of them, counted or not, of which events.
 */

/** A value of an event, or of several that stand in one row. */
export type EventValue =
  | { of: 'column'; name: 'uuid' | 'event' | 'distinct_id' | 'timestamp' }
  /** A property by its path: its JSON as written, or its text; empty where there is none. */
  | { of: 'property'; path: string[]; as: 'json' | 'text' }
  | { of: 'constant'; value: string | number }
  /** How many events stand in the row: all, or those that pass. */
  | { of: 'count'; passing?: EventCondition | undefined }
  | { of: 'min' | 'max'; value: EventValue };

export type EventCondition =
  | { is: '=' | '!=' | '<' | '<=' | '>' | '>='; left: EventValue; right: EventValue }
  | { is: 'in'; value: EventValue; among: EventValue[] }
  | { is: 'and' | 'or'; all: EventCondition[] }
  | { is: 'not'; condition: EventCondition };

export interface EventSelect {
  columns: EventValue[];
  where: EventCondition | undefined;
  groupBy: EventValue[];
  having: EventCondition | undefined;
  orderBy: { value: EventValue; descending: boolean }[];
  limit: number;
}
