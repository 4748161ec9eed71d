import type { Exchange } from '../project/run.ts';
import { formatMs } from './formatMs.ts';

/** When a request was sent and answered, and which attempt it was, as part of a sentence. */
export function exchangeTimes({ startMs, ms, late, status, attempt }: Exchange): string {
  return [
    `sent at ${formatMs(startMs)}`,
    ms !== undefined && `took ${formatMs(ms)}`,
    late && 'after the page was answered',
    status === 304 && 'unchanged: PostHog sent nothing new',
    attempt && `attempt ${attempt.number} of ${attempt.of}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}
