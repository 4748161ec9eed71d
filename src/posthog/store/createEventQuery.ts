import type { DatabaseSync } from 'node:sqlite';
import type { EventCondition, EventSelect, EventValue } from './eventSelect.ts';

/** Rows of values; times are milliseconds since 1970. */
type EventRows = (string | number)[][];

/** Answers questions to the events of a project. */
export type EventQuery = (projectId: number, select: EventSelect) => EventRows;

/** Answers that are remembered at once. */
const REMEMBERED = 64;

/**
 * Events are read once for one question, however often it is put, until something is written: what
 * many pages show live is asked all the time.
 */
export function createEventQuery(database: DatabaseSync): EventQuery {
  const written = database.prepare('SELECT total_changes() AS here');
  const writtenElsewhere = database.prepare('PRAGMA data_version');
  const answers = new Map<string, EventRows>();
  let state = '';

  return (projectId, select) => {
    const now = JSON.stringify([written.get(), writtenElsewhere.get()]);
    if (now !== state || answers.size >= REMEMBERED) answers.clear();
    state = now;
    const key = JSON.stringify([projectId, select]);
    const known = answers.get(key);
    if (known) return known;
    const { sql, parameters } = selectSql(projectId, select);
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    const rows = statement.all(...parameters) as unknown as EventRows;
    answers.set(key, rows);
    return rows;
  };
}

type Parameter = string | number;

function selectSql(
  projectId: number,
  { columns, where, groupBy, having, orderBy, limit }: EventSelect,
): { sql: string; parameters: Parameter[] } {
  const parameters: Parameter[] = [];
  const bind = (...values: Parameter[]) => void parameters.push(...values);
  const value = (asked: EventValue) => valueSql(asked, bind);
  // The parameters have no names: they are bound in the order in which they are written here.
  const parts = [`SELECT ${columns.map(value).join(', ')} FROM events WHERE project_id = ?`];
  bind(projectId);
  if (where) parts.push(`AND ${conditionSql(where, bind)}`);
  if (groupBy.length > 0) parts.push(`GROUP BY ${groupBy.map(value).join(', ')}`);
  if (having) parts.push(`HAVING ${conditionSql(having, bind)}`);
  if (orderBy.length > 0) {
    const order = orderBy.map((by) => `${value(by.value)} ${by.descending ? 'DESC' : 'ASC'}`);
    parts.push(`ORDER BY ${order.join(', ')}`);
  }
  parts.push('LIMIT ?');
  bind(limit);
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
    default: {
      // ClickHouse answers with the zero of the type where there is nothing to choose from.
      const zero = isText(value.value) ? `''` : '0';
      return `coalesce(${value.of}(${valueSql(value.value, bind)}), ${zero})`;
    }
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

function isText(value: EventValue): boolean {
  if (value.of === 'constant') return typeof value.value === 'string';
  return value.of === 'property' || (value.of === 'column' && value.name !== 'timestamp');
}
