import type { Exchange } from '../project/run.ts';
import { exchangeTimes } from './exchangeTimes.ts';
import { exchangeWord } from './exchangeWord.ts';
import { formatMs } from './formatMs.ts';

/** What the picture of a tape shows, for those who do not see it. */
export function tapeSentence(exchanges: Exchange[], pageMs: number): string {
  const calls = exchanges.map((exchange, index) => {
    const { method, path } = exchange;
    return `${index + 1}: ${method} ${path}, ${exchangeTimes(exchange)}, ${exchangeWord(exchange)}.`;
  });
  return [`The page was answered after ${formatMs(pageMs)}. To PostHog:`, ...calls].join(' ');
}
