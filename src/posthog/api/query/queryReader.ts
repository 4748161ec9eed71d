/**
 * Reading a query token by token.
 */

import type { EventValue } from '../../store/eventSelect.ts';
import { HogqlError, type Token } from './hogqlTokens.ts';

/** What a query is read from: its tokens one by one, its placeholders and its aliases. */
export interface QueryReader {
  /** The next token; `take` gives it and goes on. */
  peek: () => Token;
  take: () => Token;
  placeholders: Record<string, unknown>;
  aliases: ReadonlyMap<string, EventValue>;
}

/** Goes on if the next token is this word, in capital letters or not. */
export function takeWord({ peek, take }: QueryReader, word: string): boolean {
  const { kind, text } = peek();
  if (kind !== 'word' || text.toLowerCase() !== word) return false;
  take();
  return true;
}

export function expectWord(reader: QueryReader, word: string): void {
  if (!takeWord(reader, word)) throw refuse(reader.peek(), word.toUpperCase());
}

export function takeSymbol({ peek, take }: QueryReader, symbol: string): boolean {
  const { kind, text } = peek();
  if (kind !== 'symbol' || text !== symbol) return false;
  take();
  return true;
}

export function expectSymbol(reader: QueryReader, symbol: string): Token {
  const token = reader.peek();
  if (!takeSymbol(reader, symbol)) throw refuse(token, symbol);
  return token;
}

/** Says what stands where something else was expected. */
export function refuse({ kind, text, start }: Token, expected: string): HogqlError {
  const where = kind === 'end' ? 'It ends' : `At character ${start + 1} stands ${text}`;
  return new HogqlError(`${where} where ${expected} was expected.`);
}
