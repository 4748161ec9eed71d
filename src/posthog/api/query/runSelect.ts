import type { EventRow } from '../../store/createEventQuery.ts';
import type { Store } from '../../store/createStore.ts';
import type { EventSelect, EventValue } from '../../store/eventSelect.ts';
import type { Work } from '../../work/startWork.ts';
import { eachPortion } from './eachPortion.ts';
import { HogqlError } from './hogqlTokens.ts';
import { aggregatesOf, isGrouped } from './aggregates.ts';
import { type AskedRow, compareRows, compareValues, passes, valueIn } from './askedRow.ts';

/** Characters that the values of an answer, or of its groups, may have together. */
const MOST_SIZE = 8 * 1024 * 1024;

/**
 * Answers a query, looking at a portion of the events at a time.
 * @throws {HogqlError} when the answer would be too large
 */
export async function runSelect(
  store: Store,
  projectId: number,
  select: EventSelect,
  work: Work,
): Promise<(string | number)[][]> {
  const rows = isGrouped(select)
    ? await groupedRows(store, projectId, select, work)
    : await plainRows(store, projectId, select, work);
  return rows
    .slice(0, select.limit)
    .map((row) => select.columns.map((value) => valueIn(row, value)));
}

/** Each group once, with what was counted in all portions. */
async function groupedRows(
  store: Store,
  projectId: number,
  { columns, where, groupBy, having, orderBy }: EventSelect,
  work: Work,
): Promise<AskedRow[]> {
  const shown = [...columns, ...orderBy.map(({ value }) => value)];
  const aggregates = aggregatesOf(shown, having);
  const groups = new Map<string, EventRow>();
  // Without groups all events are one, even when there are none.
  if (groupBy.length === 0) groups.set('[]', aggregates.map(emptyOf));
  const size = createSize();
  const part = { columns: [...groupBy, ...aggregates], where, groupBy };
  for await (const row of eachPortion(store, projectId, part, work)) {
    const key = JSON.stringify(row.slice(0, groupBy.length));
    const counted = row.slice(groupBy.length);
    const before = groups.get(key);
    if (!before) size.add(key.length);
    groups.set(
      key,
      before ? aggregates.map((of, index) => merged(of, before[index], counted[index])) : counted,
    );
  }
  const asked = [...groupBy, ...aggregates];
  const rows = Array.from(groups, ([key, counted]) =>
    rowOf(asked, [...(JSON.parse(key) as EventRow), ...counted]),
  );
  return rows
    .filter((row) => !having || passes(having, row))
    .sort((a, b) => compareRows(a, b, orderBy));
}

/** Of all events those that come first, in their order. */
async function plainRows(
  store: Store,
  projectId: number,
  { columns, where, orderBy, limit }: EventSelect,
  work: Work,
): Promise<AskedRow[]> {
  const asked = [...columns, ...orderBy.map(({ value }) => value)];
  const part = { columns: asked, where, groupBy: [] };
  let rows: { row: AskedRow; size: number }[] = [];
  const keepFirst = () => {
    rows.sort((a, b) => compareRows(a.row, b.row, orderBy));
    rows = rows.slice(0, limit);
    size.reset(rows.reduce((sum, { size }) => sum + size, 0));
  };
  const size = createSize(keepFirst);
  for await (const values of eachPortion(store, projectId, part, work)) {
    if (orderBy.length === 0 && rows.length === limit) break;
    const length = JSON.stringify(values).length;
    rows.push({ row: rowOf(asked, values), size: length });
    size.add(length);
    if (rows.length >= 2 * limit + MOST_LOOSE) keepFirst();
  }
  keepFirst();
  return rows.map(({ row }) => row);
}

/** Rows that are kept beyond those that are asked for, before they are sorted. */
const MOST_LOOSE = 1000;

function rowOf(asked: readonly EventValue[], values: EventRow): AskedRow {
  return new Map(asked.map((value, index) => [JSON.stringify(value), values[index] ?? null]));
}

function emptyOf({ of }: EventValue): number | null {
  return of === 'count' ? 0 : null;
}

function merged(
  { of }: EventValue,
  one: EventRow[number] = null,
  other: EventRow[number] = null,
): EventRow[number] {
  if (of === 'count') return Number(one) + Number(other);
  if (one === null || other === null) return one ?? other;
  const isFirst = compareValues(one, other) < 0;
  return isFirst === (of === 'min') ? one : other;
}

/** Counts characters. @param makeRoom is called before the answer is given up */
function createSize(makeRoom?: () => void) {
  let size = 0;
  const reset = (to: number) => void (size = to);
  return {
    reset,
    add: (more: number) => {
      size += more;
      if (size > MOST_SIZE) makeRoom?.();
      if (size > MOST_SIZE) {
        throw new HogqlError('Its answer would have more than 8 MB. Select or group by less.');
      }
    },
  };
}
