import { describe, expect, test } from 'vitest';
import { verdictSentence } from '../../../../src/components/result/verdictSentence.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import { flagSchema } from '../../../../src/flags/flag.ts';
import { TUTORIAL_FLAG } from '../../../harness/server/createFlag.ts';

const answer = { key: 'new-cool-feature', value: undefined, reason: undefined };

function verdict(user: string, sets: number): string {
  const groups = TUTORIAL_FLAG.filters.groups.slice(0, sets);
  const flag = flagSchema.parse({ id: 1, ...TUTORIAL_FLAG, filters: { groups } });
  return verdictSentence(answer, explain(flag, { distinctId: user, properties: {} }));
}

describe('verdictSentence', () => {
  test('says what decided', () => {
    expect(verdict('ian', 2)).toBe(
      'On for ian, because condition set 1 matched: ian is at 0.2676, inside its 50 %.',
    );
    expect(verdict('ada', 1)).toBe(
      'Off for ada, because condition set 1 reaches to 0.50, and ada is at 0.8165.',
    );
  });

  test('leaves the reasons of several sets to Why', () => {
    expect(verdict('ada', 2)).toBe('Off for ada, because none of the 2 condition sets matched.');
  });

  test('a flag that is not there is another matter than a PostHog that does not answer', () => {
    expect(verdictSentence(answer, undefined)).toBe(
      'PostHog has no active flag new-cool-feature, so the code took its default path.',
    );
    expect(verdictSentence({ ...answer, problem: 'it did not answer.' }, undefined)).toBe(
      'Unknown: PostHog decided nothing, so the code took its default path.',
    );
    expect(verdictSentence({ ...answer, value: 'blue' }, undefined)).toBe('The flag is blue.');
  });
});
