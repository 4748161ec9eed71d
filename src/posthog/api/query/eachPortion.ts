import type { EventRow, PartSelect } from '../../store/createEventQuery.ts';
import type { Store } from '../../store/createStore.ts';
import type { EventCondition } from '../../store/eventSelect.ts';
import type { Work } from '../../work/startWork.ts';

const FEWEST = 16;
const MOST = 1024;
/** Milliseconds that a portion may take: events may have a few properties, or a megabyte of them. */
const LONG_MS = 4;

/** The rows of a query for one portion of the events after the other, the newest first. */
export async function* eachPortion(
  store: Store,
  projectId: number,
  select: PartSelect,
  work: Work,
): AsyncGenerator<EventRow> {
  const ask = store.queryEvents.prepare(projectId, select);
  const query = {
    event: undefined,
    distinctId: distinctIdIn(select.where),
    after: Number.MIN_SAFE_INTEGER,
  };
  let from = { timestamp: Number.MAX_SAFE_INTEGER, sequence: 0 };
  let portion = FEWEST;
  for (;;) {
    const since = performance.now();
    const keys = store.events.keys(projectId, query, from, portion);
    const last = keys.at(-1);
    if (!last) return;
    from = last;
    yield* ask(keys.map(({ sequence }) => sequence));
    const took = performance.now() - since;
    portion = took > LONG_MS ? Math.max(1, portion >> 1) : Math.min(MOST, portion * 2);
    if (work.isOver()) await work.rest();
  }
}

/** The one distinct ID whose events can pass, by which they are found at once. */
function distinctIdIn(where: EventCondition | undefined): string | undefined {
  if (where?.is === 'and') return where.all.map(distinctIdIn).find((id) => id !== undefined);
  if (where?.is !== '=') return undefined;
  const { left, right } = where;
  const isColumn = left.of === 'column' && left.name === 'distinct_id';
  const isText = right.of === 'constant' && typeof right.value === 'string';
  return isColumn && isText ? String(right.value) : undefined;
}
