/**
 * A row of an answer, and what a query asks of it once everything is counted.
 */

import type { EventRow } from '../../store/createEventQuery.ts';
import type { EventCondition, EventSelect, EventValue } from '../../store/eventSelect.ts';
import { typeOf } from './parseExpression.ts';

type Value = string | number;

/** What is known of a row: values by what was asked for, as JSON. */
export type AskedRow = ReadonlyMap<string, EventRow[number]>;

/** ClickHouse answers with the zero of the type where there is nothing to choose from. */
export function valueIn(row: AskedRow, value: EventValue): Value {
  if (value.of === 'constant') return value.value;
  return row.get(JSON.stringify(value)) ?? (typeOf(value) === 'text' ? '' : 0);
}

export function passes(condition: EventCondition, row: AskedRow): boolean {
  switch (condition.is) {
    case 'in': {
      const value = valueIn(row, condition.value);
      return condition.among.some((item) => valueIn(row, item) === value);
    }
    case 'and':
      return condition.all.every((part) => passes(part, row));
    case 'or':
      return condition.all.some((part) => passes(part, row));
    case 'not':
      return !passes(condition.condition, row);
    default: {
      const order = compareValues(valueIn(row, condition.left), valueIn(row, condition.right));
      return HOLDS[condition.is](order);
    }
  }
}

const HOLDS = {
  '=': (order: number) => order === 0,
  '!=': (order: number) => order !== 0,
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
};

export function compareRows(a: AskedRow, b: AskedRow, orderBy: EventSelect['orderBy']): number {
  for (const { value, descending } of orderBy) {
    const order = compareValues(valueIn(a, value), valueIn(b, value));
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

/** Texts in the order of their bytes, as databases have them. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a === b ? 0 : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
