import { flagAnswerOf } from '../receipts/flagAnswerOf.ts';
import { greetingOf } from './greetingOf.ts';
import type { MadeVisit } from './made.ts';

/** What a visitor is to get, and by which decision. */
interface Wanted {
  /** Key of the flag. */
  key: string;
  /** The condition set that lets them in, from 0; undefined for those whom none does. */
  set: number | undefined;
  /** What helps where PostHog lets nobody in whom it should: ends the sentence. */
  look: string;
}

/**
 * Whether a visitor got the page that the flag means for them, because the flag said so: what is wrong, in a
 * sentence.
 */
export function flagFault(visit: MadeVisit, { key, set, look }: Wanted): string | undefined {
  const { user, who } = visit;
  const isWelcome = greetingOf(visit.response ?? NO_PAGE) === 'welcome';
  const page = isWelcome ? 'Welcome' : 'Hello';
  const somebody = `${user}, ${who},`;
  const { question, answer } = flagAnswerOf(visit, key) ?? {};
  if (!answer) {
    return set === undefined && !isWelcome
      ? undefined
      : `${somebody} got ${page}, and PostHog was not asked for ${key}. The flag is to decide: ask for it, and wait for the answer.`;
  }
  if (question && question.distinctId !== user) {
    return `For ${user} PostHog was asked about “${question.distinctId}”. Ask by the name in the address: it is the distinct ID.`;
  }
  if (answer.value === undefined) {
    return `${somebody} got ${page}, and PostHog said nothing of ${key}${answer.problem === undefined ? ': it has no flag of the key that was asked for' : `: ${answer.problem.replace(/\.$/, '')}`}. Look at the key.`;
  }
  const isOn = answer.value !== false;
  if (isWelcome !== isOn) {
    return `${somebody} got ${page}, and PostHog said ${isOn ? 'on' : 'off'}. The page is to follow the flag and nothing else.`;
  }
  if (set === undefined) {
    return isOn
      ? `${somebody} got ${page}: the flag was told something that is not so. Tell it of each user what is true.`
      : undefined;
  }
  if (!isOn) return `${somebody} got Hello: PostHog said off. ${look}`;
  const index = answer.reason?.condition_index;
  return index === set
    ? undefined
    : `${somebody} was let in by set ${(index ?? 0) + 1}, and set ${set + 1} was meant. ${look}`;
}

const NO_PAGE = { status: 0, body: '' };
