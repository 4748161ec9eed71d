import { describe, expect, test } from 'vitest';
import { changePhrase } from '../../../../src/components/why/changePhrase.ts';
import {
  earlyAccessSentence,
  variantSentence,
} from '../../../../src/components/why/receiptSentences.ts';
import { userPhrase } from '../../../../src/components/why/userPhrase.ts';
import { whySentence } from '../../../../src/components/why/whySentence.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import { flagSchema } from '../../../../src/flags/flag.ts';

const UUID = '0197d4f0-5b1c-7a44-9c39-1f0d2f6f8f11';

const flagWith = (filters: object) =>
  flagSchema.parse({ id: 1, key: 'new-cool-feature', name: '', active: true, filters });
const asks = (value: unknown) => ({
  properties: [{ key: 'initial_name', type: 'person', operator: 'exact', value }],
});
const halves = flagWith({ groups: [{ rollout_percentage: 50 }, asks(['ada']), asks(['ian'])] });

describe('a long distinct ID', () => {
  test('is no part of the sentence that says why', () => {
    const out = { distinctId: UUID, properties: {} };
    expect(whySentence(explain(halves, out))).toBe(
      'Off, because condition set 1 reaches to 0.50, and this user is at 0.5383; condition set 2 asks that initial_name is ada, and PostHog knows no initial_name of this user; condition set 3 asks that initial_name is ian, and PostHog knows no initial_name of this user.',
    );
    const known = { distinctId: UUID, properties: { initial_name: 'ada' } };
    expect(whySentence(explain(halves, known))).toBe(
      'On, because condition set 2 matched: initial_name is ada.',
    );
  });

  test.each([
    { groups: [{ rollout_percentage: 100 }], feature_enrollment: true },
    { groups: [{}], holdout: { id: 7, exclusion_percentage: 100 } },
    { groups: [{ aggregation_group_type_index: 0 }] },
    { groups: [{}], multivariate: { variants: [{ key: 'test', rollout_percentage: 100 }] } },
    { groups: [] },
  ])('is no part of any other sentence: %j', (filters) => {
    const flag = flagWith(filters);
    for (const properties of [{}, { '$feature_enrollment/new-cool-feature': true }]) {
      const explanation = explain(flag, { distinctId: UUID, properties });
      const { variants } = explanation;
      const said = [
        whySentence(explanation),
        earlyAccessSentence(flag, explanation) ?? '',
        variants ? variantSentence(explanation, variants) : '',
      ];
      expect(said.join('\n')).not.toContain(UUID);
      expect(said.join('\n')).toMatch(/^(On|Off|holdout-7|test: on),/);
    }
  });

  test('is one that is longer than an email address', () => {
    expect(userPhrase('ada.lovelace@example.com')).toBe('ada.lovelace@example.com');
    expect(userPhrase(UUID)).toBe('this user');
    const change = { kind: 'property', key: 'plan', value: 'pro' } as const;
    expect(changePhrase(halves, userPhrase(UUID), change)).toBe(
      'Give this user the property plan = pro',
    );
  });
});

test('a long value is cut in the sentence that says why', () => {
  const flag = flagWith({ groups: [asks(['x'.repeat(500)])] });
  const person = { distinctId: 'ada', properties: { initial_name: 'y'.repeat(500) } };
  const sentence = whySentence(explain(flag, person));
  expect(sentence).toMatch(
    /^Off for ada, because condition set 1 asks that initial_name is x+…, and for ada it is y+…\.$/,
  );
  expect(sentence.length).toBeLessThan(300);
});
