import { textOf } from './textOf.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/** Reads what Rust's `parse::<f64>` reads: no spaces, no hexadecimal, no empty text. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  const text = textOf(value);
  if (NUMBER.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  if (!infinite) return Number.NaN;
  return infinite[1] === '-' ? -Infinity : Infinity;
}
