/**
 * Values and conditions of a HogQL query.
 */

import { ownValue } from '../../../json/ownValue.ts';
import type { EventCondition, EventValue } from '../../store/eventSelect.ts';
import { HogqlError, type Token } from './hogqlTokens.ts';
import {
  expectSymbol,
  expectWord,
  type QueryReader,
  refuse,
  takeSymbol,
  takeWord,
} from './queryReader.ts';

const COLUMNS = ['uuid', 'event', 'distinct_id', 'timestamp'] as const;

const COMPARATORS = new Map([
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
] as const);

/** Reads what is true or false of an event, or of a row of several. */
export function parseCondition(reader: QueryReader): EventCondition {
  return joined(reader, 'or', () => joined(reader, 'and', () => parseTest(reader)));
}

function joined(
  reader: QueryReader,
  is: 'and' | 'or',
  parsePart: () => EventCondition,
): EventCondition {
  const first = parsePart();
  const all = [first];
  while (takeWord(reader, is)) all.push(parsePart());
  return all.length === 1 ? first : { is, all };
}

function parseTest(reader: QueryReader): EventCondition {
  if (takeWord(reader, 'not')) return { is: 'not', condition: parseTest(reader) };
  if (takeSymbol(reader, '(')) {
    const condition = parseCondition(reader);
    expectSymbol(reader, ')');
    return condition;
  }
  const value = parseValue(reader);
  if (takeWord(reader, 'not')) {
    expectWord(reader, 'in');
    return { is: 'not', condition: parseIn(reader, value) };
  }
  if (takeWord(reader, 'in')) return parseIn(reader, value);
  const token = reader.take();
  const is = COMPARATORS.get(token.text as '=');
  if (token.kind !== 'symbol' || !is) throw refuse(token, 'a comparison such as =, != or IN');
  const right = parseValue(reader);
  checkTypes(token, value, right);
  return { is, left: value, right };
}

function parseIn(reader: QueryReader, value: EventValue): EventCondition {
  const token = expectSymbol(reader, '(');
  const among = parseList(reader, () => parseValue(reader));
  for (const item of among) checkTypes(token, value, item);
  return { is: 'in', value, among };
}

/** Reads a value: a constant, a column, a property, or a count. */
export function parseValue(reader: QueryReader): EventValue {
  const token = reader.take();
  switch (token.kind) {
    case 'text':
      return { of: 'constant', value: token.text };
    case 'number':
      return { of: 'constant', value: Number(token.text) };
    case 'placeholder':
      return placeholder(token, reader);
    case 'word':
    case 'name':
      if (takeSymbol(reader, '(')) return parseCall(token, reader);
      return named(token, reader);
    default:
      throw refuse(token, 'a value');
  }
}

function placeholder({ text }: Token, { placeholders }: QueryReader): EventValue {
  const value = ownValue(placeholders, text);
  if (typeof value === 'string' || typeof value === 'number') return { of: 'constant', value };
  throw new HogqlError(`The placeholder {${text}} has no text and no number in "values".`);
}

function named(token: Token, { aliases }: QueryReader): EventValue {
  const alias = aliases.get(token.text);
  if (alias) return alias;
  const name = COLUMNS.find((column) => column === token.text);
  if (name) return { of: 'column', name };
  throw refuse(
    token,
    `one of ${COLUMNS.join(', ')}, or a property as JSONExtractRaw(properties, …)`,
  );
}

function parseCall(token: Token, reader: QueryReader): EventValue {
  switch (token.text) {
    case 'count':
      expectSymbol(reader, ')');
      return { of: 'count' };
    case 'countIf': {
      const passing = parseCondition(reader);
      expectSymbol(reader, ')');
      return { of: 'count', passing };
    }
    case 'min':
    case 'max': {
      const value = parseValue(reader);
      expectSymbol(reader, ')');
      return { of: token.text, value };
    }
    case 'JSONExtractRaw':
    case 'JSONExtractString':
      return parseProperty(reader, token.text === 'JSONExtractRaw' ? 'json' : 'text');
    default:
      throw refuse(token, 'count, countIf, min, max, JSONExtractRaw or JSONExtractString');
  }
}

function parseProperty(reader: QueryReader, as: 'json' | 'text'): EventValue {
  expectWord(reader, 'properties');
  const comma = expectSymbol(reader, ',');
  const path = parseList(reader, () => {
    const key = parseValue(reader);
    if (key.of === 'constant' && typeof key.value === 'string') return key.value;
    throw refuse(comma, 'the name of a property as a text');
  });
  return { of: 'property', path, as };
}

function parseList<Item>(reader: QueryReader, parseItem: () => Item): Item[] {
  const items = [parseItem()];
  while (takeSymbol(reader, ',')) items.push(parseItem());
  expectSymbol(reader, ')');
  return items;
}

/** ClickHouse converts between some types and refuses others: here only what is alike is compared. */
function checkTypes(token: Token, left: EventValue, right: EventValue): void {
  if (typeOf(left) === typeOf(right)) return;
  throw new HogqlError(
    `A ${typeOf(left)} cannot be compared with a ${typeOf(right)}, at character ${token.start + 1}.`,
  );
}

/** What kind of value it is; times are compared with times alone. */
export function typeOf(value: EventValue): 'text' | 'number' | 'time' {
  switch (value.of) {
    case 'column':
      return value.name === 'timestamp' ? 'time' : 'text';
    case 'property':
      return 'text';
    case 'constant':
      return typeof value.value === 'string' ? 'text' : 'number';
    case 'count':
      return 'number';
    default:
      return typeOf(value.value);
  }
}
