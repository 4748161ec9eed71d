import { describe, expect, test } from 'vitest';
import {
  changeSentences,
  effectSentence,
  kindBadge,
  previewSentence,
} from '../../../../src/components/history/savePhrases.ts';
import { stripLabel, stripPaths } from '../../../../src/components/history/stripPaths.ts';
import { mailCrowd, mailGroups } from '../../../../src/flags/history/mailCrowd.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const named = { properties: [{ key: 'email', operator: 'icontains', value: '@yourco.example' }] };
const fifth = { properties: [], rollout_percentage: 20 };
const flag = (...groups: Parameters<typeof makeFlag>[0]['groups'] & object) => makeFlag({ groups });

describe('changeSentences', () => {
  test('tells how a flag was made', () => {
    const after = flag(named);
    expect(changeSentences({ before: undefined, after })).toEqual([
      'Created, with set 1: everyone whose email contains @yourco.example.',
    ]);
  });

  test('tells a set that was added, taken out, raised, lowered or changed', () => {
    const sentence = (before: ReturnType<typeof flag>, after: ReturnType<typeof flag>) =>
      changeSentences({ before, after }).join(' ');
    expect(sentence(flag(named), flag(named, fifth))).toBe('Added set 2: 20 % of everyone.');
    expect(sentence(flag(named, fifth), flag(named))).toBe('Took set 2 out: 20 % of everyone.');
    const all = { ...fifth, rollout_percentage: 100 };
    expect(sentence(flag(fifth), flag(all))).toBe('Raised set 1 from 20 % to 100 % of everyone.');
    expect(sentence(flag(all), flag(fifth))).toBe('Lowered set 1 from 100 % to 20 % of everyone.');
    expect(sentence(flag(named), flag(fifth))).toBe(
      'Set 1 is 20 % of everyone; it was everyone whose email contains @yourco.example.',
    );
  });

  test('tells a switch, a deletion, a new key and what else there is', () => {
    const on = flag(fifth);
    const sentences = (after: Partial<typeof on>) =>
      changeSentences({ before: on, after: { ...on, ...after } });
    expect(sentences({ active: false })).toEqual(['Switched off.']);
    expect(sentences({ deleted: true })).toEqual(['Deleted.']);
    expect(sentences({ key: 'another' })).toEqual(['New key: another. All buckets are new.']);
    expect(sentences({ bucketing_identifier: 'device_id' })).toEqual([
      'Changed more than its condition sets.',
    ]);
  });
});

describe('what a save did', () => {
  test('is told in numbers', () => {
    expect(effectSentence({ gain: [1, 2], lose: [] })).toBe('2 gained it, nobody lost it.');
    expect(effectSentence({ gain: [], lose: [3] })).toBe('Nobody gained it, 1 lost it.');
    expect(effectSentence({ gain: [], lose: [] })).toBe('Nobody gained it, nobody lost it.');
    expect(previewSentence({ gain: [1], lose: [] })).toBe('1 would gain it, nobody would lose it.');
    expect(previewSentence({ gain: [], lose: [] })).toBe('Nothing would change for these hundred.');
  });

  test('has a word, and a rollback the save that it goes back to', () => {
    const words = (kind: Parameters<typeof kindBadge>[0]['kind'], backTo?: number) =>
      kindBadge({ kind }, backTo).words;
    expect(words('widened')).toBe('widened');
    expect(words('narrowed')).toBe('narrowed');
    expect(words('narrowed', 2)).toBe('rolled back to save 2');
    expect(words('exchanged')).toBe('gave and took');
    expect(words('same')).toBe('same people');
  });
});

describe('a strip', () => {
  const users = mailCrowd();
  const groups = mailGroups(users, 'canary-checkout');
  const at = (domain: string) => users.map(({ distinctId }) => distinctId.endsWith(`@${domain}`));
  const effect = { before: at('yourco.example'), after: at('partner.example') };

  test('has a bar for each of the hundred, by what became of them', () => {
    const bars = stripPaths(groups, effect).map(({ state, path }) => [
      state,
      path.split('M').length - 1,
    ]);
    expect(Object.fromEntries(bars)).toEqual({ lost: 10, gained: 15, out: 75 });
  });

  test('says who has it then', () => {
    expect(stripLabel(groups, effect)).toBe(
      '0 of 10 at yourco.example, 15 of 15 at partner.example, 0 of 3 at yourcofans.example, 0 of 72 at mail.example',
    );
  });
});
