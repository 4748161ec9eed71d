/**
 * A request to PostHog in a word, in times, and as a command.
 */

import type { Exchange } from '../../runs/run.ts';
import { formatMs } from '../ui/format.ts';

/** How a request to PostHog ended: taken, found unchanged, failed, or not at all so far. */
export type ExchangeState = 'taken' | 'unchanged' | 'failed' | 'waiting';

/** Tells how a request ended. */
export function exchangeState({ status, error }: Exchange): ExchangeState {
  if (status === undefined) return error === undefined ? 'waiting' : 'failed';
  if (status === 304) return 'unchanged';
  return status < 400 ? 'taken' : 'failed';
}

/** How a request to PostHog ended, in a word or two: its status where it got one. */
export function exchangeWord({ status, error, gaveUp, ms = 0 }: Exchange): string {
  if (status !== undefined) return String(status);
  if (gaveUp) return `gave up after ${formatMs(ms)}`;
  return error === undefined ? 'no answer yet' : 'no answer';
}

/** When a request was sent and answered, and which attempt it was, as part of a sentence. */
export function exchangeTimes({ startMs, ms, late, status, attempt, from }: Exchange): string {
  return [
    `sent at ${formatMs(startMs)}`,
    ms !== undefined && `took ${formatMs(ms)}`,
    from === 'browser' ? 'by the browser' : late && 'after the page was answered',
    status === 304 && 'unchanged: PostHog sent nothing new',
    attempt && `attempt ${attempt.number} of ${attempt.of}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}

/** The shell command that makes the same request, quoted for any POSIX shell; a body is sent as JSON. */
export function curlCommand(url: string, body?: string): string {
  const command = `curl ${quoted(url)}`;
  if (body === undefined) return command;
  return `${command} -H 'Content-Type: application/json' --data-raw ${quoted(body)}`;
}

/** The shell command that posts a form as a browser would. */
export function curlForm(url: string, form: Readonly<Record<string, string>>): string {
  const fields = Object.entries(form).map(
    ([name, value]) => ` --data-urlencode ${quoted(`${encodeURIComponent(name)}=${value}`)}`,
  );
  return `curl -X POST ${quoted(url)}${fields.join('')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
