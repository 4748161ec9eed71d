import { lineIn } from './codePlace.ts';
import { logText } from './logText.ts';
import type { LogEntry } from './messages.ts';

/** Of more, nobody reads the end. */
const MOST = 200;

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** What says the same otherwise. */
const LIKE_LOG = ['dir', 'table'] as const;

/**
 * Tells what code writes to its console, each with its line: the first 200, and one more by which the page
 * knows that something was left out.
 */
export function captureConsole(tell: (entry: LogEntry) => void): void {
  let count = 0;
  const logger =
    (level: LogEntry['level']) =>
    (...values: unknown[]) => {
      count += 1;
      if (count > MOST + 1) return;
      const line = lineIn(new Error().stack);
      tell({ level, text: logText(values), ...(line && { line: line.line }) });
    };
  for (const level of LEVELS) console[level] = logger(level);
  for (const name of LIKE_LOG) console[name] = logger('log');
}
