import { describe, expect, test } from 'vitest';
import { changePhrase } from '../../../../src/components/why/changePhrase.ts';
import { foundPhrase } from '../../../../src/components/why/explainedFilter.ts';
import {
  bucketedByPhrase,
  hashedPhrase,
  missingId,
} from '../../../../src/components/why/groupPhrase.ts';
import { unsavedPhrases } from '../../../../src/components/receipt/unsavedPhrases.ts';
import { whySentence } from '../../../../src/components/why/whySentence.ts';
import { bucket } from '../../../../src/flags/bucketing.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { sceneFlagOf } from '../../../../src/scene/sceneFlag.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const onTeamPlan = { key: 'plan', type: 'group' as const, operator: 'exact', value: ['team'] };
const flag = makeFlag({
  key: 'team-inbox',
  aggregation_group_type_index: 0,
  groups: [{ rollout_percentage: 50 }, { properties: [onTeamPlan], rollout_percentage: 100 }],
});
const groupTypes = new Map([[0, 'company']]);
const explained = (key: string | undefined, properties = {}, of = flag) => {
  const groups: Subject['groups'] = key === undefined ? {} : { 0: { key, properties } };
  return explain(of, { distinctId: 'nora', properties: {}, groups, groupTypes });
};

describe('a receipt of a flag about companies', () => {
  test('says which company is where on the line, and not the user', () => {
    const inside = ['harbor', 'linden', 'quarry'].find((key) => bucket('team-inbox', key) <= 0.5);
    const place = bucket('team-inbox', inside ?? '').toFixed(4);
    expect(whySentence(explained(inside))).toBe(
      `On for nora, because condition set 1 matched: company ${inside} is at ${place}, inside its 50 %.`,
    );
  });

  test('says what the company has that the set asks for, or lacks', () => {
    const [outside = ''] = ['harbor', 'linden', 'quarry'].filter(
      (key) => bucket('team-inbox', key) > 0.5,
    );
    const why = (properties: object) => whySentence(explained(outside, properties));
    expect(why({})).toMatch(
      `company ${outside} is at ${bucket('team-inbox', outside).toFixed(4)}; condition set 2 asks that plan is team, and PostHog knows no plan of company ${outside}.`,
    );
    expect(why({ plan: 'free' })).toContain(`and for company ${outside} it is free.`);
    expect(why({ plan: 'team' })).toBe(
      'On for nora, because condition set 2 matched: plan is team.',
    );
  });

  test('says who came without a company', () => {
    expect(whySentence(explained(undefined))).toBe(
      'Off for nora, because condition set 1 matches by company, and nora came without one; condition set 2 matches by company, and nora came without one.',
    );
    expect(missingId(explained(undefined))).toBe('company');
  });

  test('says that everyone of every company is in', () => {
    const every = makeFlag({ aggregation_group_type_index: 0, groups: [{}] });
    expect(whySentence(explained('harbor', {}, every))).toBe(
      'On for nora, because condition set 1 matched: it lets every company in.',
    );
  });

  test('says by what it buckets', () => {
    expect(bucketedByPhrase(explained('harbor'))).toBe('company harbor');
    expect(hashedPhrase(explained('harbor'))).toBe('company harbor');
    expect(bucketedByPhrase(explained(undefined))).toBe('group key');
    expect(hashedPhrase(explain(makeFlag({}), { distinctId: 'nora', properties: {} }))).toBe(
      'nora',
    );
  });

  test('says of a filter whose property it found', () => {
    const [filter] = explained('harbor', { plan: 'free' }).sets[1]?.properties ?? [];
    expect(filter && foundPhrase(filter)).toEqual({ words: 'the company’s is', value: 'free' });
  });

  test('says what to give to the company', () => {
    const change = { kind: 'group-property', group: 0, key: 'plan', value: 'team' } as const;
    const groups = [{ index: 0, type: 'company', key: 'harbor' }];
    expect(changePhrase(flag, 'nora', change, groups)).toBe(
      'Give company harbor the property plan = team',
    );
    expect(changePhrase(flag, 'nora', { ...change, value: undefined }, groups)).toBe(
      'Take plan from company harbor',
    );
  });

  test('names what a company has otherwise than PostHog has stored', () => {
    const harbor = { index: 0, type: 'company', key: 'harbor', keys: ['plan'], kinds: {} };
    const edited = { properties: { plan: 'team' }, stored: { seats: 3 }, problems: {} };
    const groups = [{ ...harbor, ...edited, isSaved: false }];
    const isSaved = { flag: true, person: true, groups: false };
    const shown = { flag: sceneFlagOf(flag), person: {}, groups };
    const saved = { flag: sceneFlagOf(flag), person: {} };
    expect(unsavedPhrases({ ...shown, saved, isSaved })).toEqual([
      'of company harbor, plan team instead of none',
    ]);
  });
});
