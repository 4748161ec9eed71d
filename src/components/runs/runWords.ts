/**
 * The comparison of two runs in words.
 */

import type { Kind, RunDifference } from '../../receipts/compareRuns.ts';
import { flagWord, shortValue } from '../ui/format.ts';

const LABELS: Record<Kind, string> = {
  code: 'Code',
  PostHog: 'PostHog',
  user: 'User',
  flag: 'The flag',
  person: 'PostHog knew',
  question: 'Asked with',
  answer: 'Answer',
  reason: 'Decided by',
  page: 'Page',
  event: 'Event',
};

const SAME: Record<Kind, string> = {
  code: 'the code',
  PostHog: 'whether PostHog was up',
  user: 'the user',
  flag: 'the flag',
  person: 'what PostHog knew of the person',
  question: 'the question to /flags/',
  answer: 'the answer',
  reason: 'what decided',
  page: 'the page',
  event: 'the events',
};

/** What a row of the comparison is about. */
export function rowLabel({ of }: RunDifference): string {
  return LABELS[of];
}

/** What one run has there, in words. */
export function rowValue({ of }: RunDifference, value: unknown): string {
  if (value === undefined) return of === 'person' ? 'nothing' : 'none';
  if (of === 'answer' && (typeof value === 'boolean' || typeof value === 'string')) {
    return flagWord(value);
  }
  if (of === 'event' && typeof value === 'object') return 'sent';
  const text = shortValue(of === 'page' && typeof value === 'string' ? textOf(value) : value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 200;

/** What a page says, without its tags. */
function textOf(html: string): string {
  return html.replaceAll(/<\/?p>/g, '');
}

/** What two runs have in common, in a sentence; empty where that is nothing. */
export function sameSentence(same: readonly Kind[]): string {
  const words = same.map((kind) => SAME[kind]);
  const last = words.pop();
  if (last === undefined) return '';
  return `The same in both: ${words.length > 0 ? `${words.join(', ')} and ${last}` : last}.`;
}
