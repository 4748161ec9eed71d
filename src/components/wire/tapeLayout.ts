/**
 * What the chart of a tape draws and says.
 */

import type { Exchange } from '../../runs/run.ts';
import { formatMs } from '../ui/format.ts';
import { type ExchangeState, exchangeState, exchangeTimes, exchangeWord } from './exchange.ts';

/** A request as it is drawn; places and widths are percentages of the drawing. */
interface TapeMark {
  label: string;
  state: ExchangeState;
  x: number;
  width: number;
  /** The label stands at the left end of the bar, or at its right where the drawing ends. */
  labelX: number;
  anchor: 'start' | 'end';
  /** Counted from 0; what would overlap stands in rows of its own. */
  row: number;
}

/** Where everything on a tape is drawn. */
interface TapeLayout {
  /** Milliseconds that the drawing stands for. */
  scale: number;
  pageX: number;
  marks: TapeMark[];
  rows: number;
}

/** A character's width on a narrow phone, in percent of the drawing. */
const CHARACTER = 2.6;
const GAP = 1.5;

/**
 * Lays the requests of a run out in time, in as few rows as they fit.
 *
 * @param elapsedMs how long the run has gone on, for what is still on its way
 */
export function layTape(exchanges: Exchange[], pageMs: number, elapsedMs = 0): TapeLayout {
  const ends = exchanges.map(({ startMs, ms }) => (ms === undefined ? elapsedMs : startMs + ms));
  const scale = Math.max(pageMs, ...ends) || 1;
  const percent = (ms: number) => Math.min((ms / scale) * 100, 100);
  /** Where each row is taken up to now. */
  const taken: number[] = [];
  const marks = exchanges.map((exchange, index) => {
    const state = exchangeState(exchange);
    const label = labelOf(exchange, state, index + 1);
    const x = percent(exchange.startMs);
    const end = exchange.ms === undefined ? 100 : percent(exchange.startMs + exchange.ms);
    const isAtEnd = x + label.length * CHARACTER > 100;
    const from = isAtEnd ? Math.min(x, end - label.length * CHARACTER) : x;
    const to = isAtEnd ? end : Math.max(end, x + label.length * CHARACTER);
    const free = taken.findIndex((upTo) => upTo + GAP <= from);
    const row = free === -1 ? taken.length : free;
    taken[row] = to;
    const anchor = isAtEnd ? ('end' as const) : ('start' as const);
    return { label, state, x, width: end - x, labelX: isAtEnd ? end : x, anchor, row };
  });
  return { scale, pageX: percent(pageMs), marks, rows: taken.length };
}

function labelOf(exchange: Exchange, state: ExchangeState, number: number): string {
  return state === 'taken' ? String(number) : `${number}: ${exchangeWord(exchange)}`;
}

/** What the picture of a tape shows, for those who do not see it. */
export function tapeSentence(exchanges: Exchange[], pageMs: number | undefined): string {
  const calls = exchanges.map((exchange, index) => {
    const { method, path } = exchange;
    return `${index + 1}: ${method} ${path}, ${exchangeTimes(exchange)}, ${exchangeWord(exchange)}.`;
  });
  const page =
    pageMs === undefined
      ? 'The page is not answered yet.'
      : `The page was answered after ${formatMs(pageMs)}.`;
  return [`${page} To PostHog:`, ...calls].join(' ');
}
