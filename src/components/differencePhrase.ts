import type { Difference } from '../project/differencesOf.ts';

const LONGEST = 80;

/** A place in which two answers differ, in words. */
export function differencePhrase({ place, first, now }: Difference): string {
  const subject = place === '' ? 'the answer' : place;
  if (first === undefined) return `${subject} is new: ${shown(now)}`;
  if (now === undefined) return `${subject} is gone; it was ${shown(first)}`;
  return `${subject} is ${shown(now)}; it was ${shown(first)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
