import type { DatabaseSync } from 'node:sqlite';
import type { EventCondition, EventSelect, EventValue } from './eventSelect.ts';

/** Values; times are milliseconds since 1970, and null is a `min` or `max` of nothing. */
export type EventRow = (string | number | null)[];

/** Answers questions to some events of a project at a time: what all of them say is to be put together. */
export interface EventQuery {
  /** Changes whenever something was written, here or by another process. */
  version: () => string;
  prepare: (projectId: number, select: PartSelect) => (sequences: readonly number[]) => EventRow[];
}

/** What is asked of some events; a count is that of these alone. */
export type PartSelect = Pick<EventSelect, 'columns' | 'where' | 'groupBy'>;

export function createEventQuery(database: DatabaseSync): EventQuery {
  const written = database.prepare('SELECT total_changes() AS here');
  const writtenElsewhere = database.prepare('PRAGMA data_version');

  return {
    version: () => JSON.stringify([written.get(), writtenElsewhere.get()]),
    prepare: (projectId, select) => {
      const { sql, parameters } = selectSql(projectId, select);
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      return (sequences) => {
        const list = JSON.stringify(sequences);
        const bound = parameters.map((parameter) => (parameter === SEQUENCES ? list : parameter));
        return statement.all(...bound) as unknown as EventRow[];
      };
    },
  };
}

/** Stands for the events in the list of parameters. */
const SEQUENCES = Symbol('sequences');

type Parameter = string | number;

function selectSql(projectId: number, { columns, where, groupBy }: PartSelect) {
  const parameters: (Parameter | typeof SEQUENCES)[] = [];
  const bind = (...values: Parameter[]) => void parameters.push(...values);
  const value = (asked: EventValue) => valueSql(asked, bind);
  // The parameters have no names: they are bound in the order in which they are written here.
  const parts = [`SELECT ${columns.map(value).join(', ')} FROM events`];
  // The plus sign keeps SQLite from looking at all events of the project.
  parts.push('WHERE sequence IN (SELECT value FROM json_each(?)) AND +project_id = ?');
  parameters.push(SEQUENCES, projectId);
  if (where) parts.push(`AND ${conditionSql(where, bind)}`);
  if (groupBy.length > 0) parts.push(`GROUP BY ${groupBy.map(value).join(', ')}`);
  return { sql: parts.join(' '), parameters };
}

type Bind = (...values: Parameter[]) => void;

function valueSql(value: EventValue, bind: Bind): string {
  switch (value.of) {
    case 'column':
      return value.name;
    case 'constant':
      bind(value.value);
      // A constant number in GROUP BY or ORDER BY would be the place of a column.
      return '(+?)';
    case 'property': {
      const path = `$${value.path.map((key) => `.${JSON.stringify(key)}`).join('')}`;
      bind(path);
      if (value.as === 'json') return `coalesce(properties -> ?, '')`;
      bind(path);
      return `iif(json_type(properties, ?) = 'text', properties ->> ?, '')`;
    }
    case 'count':
      if (!value.passing) return 'count(*)';
      return `count(CASE WHEN ${conditionSql(value.passing, bind)} THEN 1 END)`;
    default:
      return `${value.of}(${valueSql(value.value, bind)})`;
  }
}

function conditionSql(condition: EventCondition, bind: Bind): string {
  switch (condition.is) {
    case 'in': {
      const { value, among } = condition;
      const sql = valueSql(value, bind);
      return `${sql} IN (${among.map((item) => valueSql(item, bind)).join(', ')})`;
    }
    case 'and':
    case 'or': {
      const parts = condition.all.map((part) => conditionSql(part, bind));
      return `(${parts.join(condition.is === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `NOT (${conditionSql(condition.condition, bind)})`;
    default: {
      const left = valueSql(condition.left, bind);
      return `${left} ${condition.is} ${valueSql(condition.right, bind)}`;
    }
  }
}
