import type { EventSelect, EventValue } from '../../store/eventSelect.ts';
import { isCount, isGrouped, valuesOf } from './aggregates.ts';
import { HogqlError, readTokens } from './hogqlTokens.ts';
import { parseCondition, parseValue } from './parseExpression.ts';
import { expectWord, type QueryReader, refuse, takeSymbol, takeWord } from './queryReader.ts';

/** PostHog gives so many rows when a query sets no limit, and so many at most. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 50_000;

/** A query with the names of its columns, as PostHog has them. */
export interface NamedSelect {
  names: string[];
  select: EventSelect;
}

/**
 * Reads HogQL as far as it selects and counts events:
 * `SELECT … FROM events WHERE … GROUP BY … HAVING … ORDER BY … LIMIT …`.
 *
 * @param placeholders what stands for `{name}` in it
 * @throws {HogqlError} for all else, with what is not understood and where.
 */
export function parseSelect(query: string, placeholders: Record<string, unknown>): NamedSelect {
  const tokens = readTokens(query);
  const aliases = new Map<string, EventValue>();
  let at = 0;
  const peek = () => tokens[Math.min(at, tokens.length - 1)] ?? endless();
  const take = () => {
    const token = peek();
    at += 1;
    return token;
  };
  const reader: QueryReader = { peek, take, placeholders, aliases };

  expectWord(reader, 'select');
  const names: string[] = [];
  const columns: EventValue[] = [];
  do {
    const { start } = peek();
    const value = parseValue(reader);
    const { end } = tokens[at - 1] ?? endless();
    const alias = parseAlias(reader, aliases, value);
    names.push(alias ?? query.slice(start, end));
    columns.push(value);
  } while (takeSymbol(reader, ','));
  expectWord(reader, 'from');
  expectWord(reader, 'events');
  const where = takeWord(reader, 'where') ? parseCondition(reader) : undefined;
  const groupBy = takeBy(reader, 'group') ? parseValues(reader) : [];
  const having = takeWord(reader, 'having') ? parseCondition(reader) : undefined;
  const orderBy = takeBy(reader, 'order') ? parseOrder(reader) : [];
  const limit = takeWord(reader, 'limit') ? parseLimit(reader) : DEFAULT_LIMIT;
  takeSymbol(reader, ';');
  const rest = peek();
  if (rest.kind !== 'end') throw refuse(rest, 'the end of the query');

  const select: EventSelect = { columns, where, groupBy, having, orderBy, limit };
  checkRows(select);
  return { names, select };
}

/** An alias may be used wherever a value may, once it is there. */
function parseAlias(
  reader: QueryReader,
  aliases: Map<string, EventValue>,
  value: EventValue,
): string | undefined {
  if (!takeWord(reader, 'as')) return undefined;
  const token = reader.take();
  if (token.kind !== 'word' && token.kind !== 'name') throw refuse(token, 'a name');
  aliases.set(token.text, value);
  return token.text;
}

function takeBy(reader: QueryReader, word: string): boolean {
  if (!takeWord(reader, word)) return false;
  expectWord(reader, 'by');
  return true;
}

function parseValues(reader: QueryReader): EventValue[] {
  const values = [parseValue(reader)];
  while (takeSymbol(reader, ',')) values.push(parseValue(reader));
  return values;
}

function parseOrder(reader: QueryReader): EventSelect['orderBy'] {
  const order: EventSelect['orderBy'] = [];
  do {
    const value = parseValue(reader);
    const descending = takeWord(reader, 'desc');
    if (!descending) takeWord(reader, 'asc');
    order.push({ value, descending });
  } while (takeSymbol(reader, ','));
  return order;
}

function parseLimit({ take }: QueryReader): number {
  const token = take();
  if (token.kind !== 'number') throw refuse(token, 'a number');
  return Math.min(Number.parseInt(token.text, 10), MAX_LIMIT);
}

/** A row of several events has only what counts them and what they were grouped by. */
function checkRows(select: EventSelect): void {
  const { columns, where, groupBy, having, orderBy } = select;
  const shown = [...columns, ...orderBy.map(({ value }) => value), ...valuesOf(having)];
  if ([...valuesOf(where), ...groupBy].some(isCount) || shown.some(isCountOfCount)) {
    throw new HogqlError('count, countIf, min and max stand in SELECT, HAVING and ORDER BY alone.');
  }
  const keys = new Set(groupBy.map((value) => JSON.stringify(value)));
  const loose = (value: EventValue) =>
    value.of !== 'constant' && !isCount(value) && !keys.has(JSON.stringify(value));
  if (isGrouped(select) && shown.some(loose)) {
    throw new HogqlError('What is selected beside a count must stand in GROUP BY too.');
  }
}

function isCountOfCount(value: EventValue): boolean {
  if (value.of === 'count') return valuesOf(value.passing).some(isCount);
  return (value.of === 'min' || value.of === 'max') && isCount(value.value);
}

function endless(): never {
  throw new Error('A list of tokens has no end.');
}
