import { describe, expect, test } from 'vitest';
import { askedPhrase } from '../../../../src/components/why/explainedFilter.ts';
import { kindNote } from '../../../../src/components/why/kindWords.ts';
import {
  earlyAccessSentence,
  setsSentence,
  variantSentence,
} from '../../../../src/components/why/receiptSentences.ts';
import { unsavedPhrases } from '../../../../src/components/receipt/unsavedPhrases.ts';
import { shortName } from '../../../../src/components/ui/format.ts';
import { cohortSchema } from '../../../../src/flags/cohorts/cohort.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import { type FeatureFlag, flagSchema } from '../../../../src/flags/flag.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { TUTORIAL_RECIPE } from '../../../harness/lessons/tutorialFlag.ts';
import type { SceneFlag } from '../../../../src/scene/scene.ts';

function flagWith(filters: object, settings: object = {}): FeatureFlag {
  return flagSchema.parse({ id: 1, key: 'docs', name: '', active: true, filters, ...settings });
}

const ada: Subject = { distinctId: 'ada', properties: {} };

describe('unsavedPhrases', () => {
  const saved = { flag: TUTORIAL_RECIPE, person: { initial_name: 'ada' } };
  const phrases = (flag: SceneFlag, person: Record<string, unknown> = saved.person) =>
    unsavedPhrases({
      flag,
      person,
      groups: [],
      saved,
      isSaved: { flag: flag === saved.flag, person: person === saved.person, groups: true },
    });
  const withSets = (...groups: SceneFlag['filters']['groups']): SceneFlag => ({
    ...TUTORIAL_RECIPE,
    filters: { groups },
  });
  const [first = {}, second = {}] = TUTORIAL_RECIPE.filters.groups;

  test('tells a text from a number that reads alike', () => {
    const saved = { flag: undefined, person: { visits: '12' } };
    const edited = { flag: TUTORIAL_RECIPE, person: { visits: 12 } };
    const isSaved = { flag: false, person: false, groups: true };
    expect(unsavedPhrases({ ...edited, groups: [], saved, isSaved })).toEqual([
      'visits as number instead of text',
    ]);
    expect(['12', 12, 'true'].map(kindNote)).toEqual(['text', 'number', 'text']);
    expect(['ada', true].map(kindNote)).toEqual([undefined, undefined]);
  });

  test('has nothing to say of what is saved', () => {
    expect(phrases(TUTORIAL_RECIPE)).toEqual([]);
  });

  test('names the percentages that differ', () => {
    expect(phrases(withSets({ ...first, rollout_percentage: 82 }, second))).toEqual([
      'set 1 at 82 % instead of 50 %',
    ]);
  });

  test('names the conditions that differ', () => {
    expect(phrases(withSets(first, { ...second, properties: [] }))).toEqual([
      'set 2 for everyone instead of everyone whose initial_name is ada',
    ]);
  });

  test('names another number of sets, another key, and a flag that is switched off', () => {
    expect(phrases({ ...withSets(first), key: 'other', active: false })).toEqual([
      'the key other instead of new-cool-feature',
      'switched off',
      '1 condition set instead of 2',
    ]);
  });

  test('says so when something else differs', () => {
    const { filters } = TUTORIAL_RECIPE;
    const flag = { ...TUTORIAL_RECIPE, filters: { ...filters, early_exit: true } };
    expect(phrases(flag)).toEqual(['settings of the flag beside its condition sets']);
  });

  test('names the properties that differ', () => {
    expect(phrases(TUTORIAL_RECIPE, { initial_name: 'ian', plan: 'pro' })).toEqual([
      'initial_name ian instead of ada',
      'plan pro instead of none',
    ]);
    expect(phrases(TUTORIAL_RECIPE, {})).toEqual(['initial_name none instead of ada']);
  });
});

describe('variantSentence', () => {
  const variants = [
    { key: 'red', rollout_percentage: 40 },
    { key: 'blue', rollout_percentage: 40 },
  ];
  const sentence = (distinctId: string, groups: object[]) => {
    const flag = flagWith({ groups, multivariate: { variants } });
    const explanation = explain(flag, { distinctId, properties: {} });
    return explanation.variants && variantSentence(explanation, explanation.variants);
  };

  test('tells where the second hash falls', () => {
    expect(sentence('ian', [{}])).toMatch(
      /^Hashed once more, with the salt “variant”, ian is at 0\.\d{4}, in the share of (red|blue)\.$/,
    );
  });

  test('tells of one beyond the last share', () => {
    expect(sentence('ada', [{}])).toMatch(/beyond the last share: the flag is on, without/);
  });

  test('tells of a set that names its variant', () => {
    expect(sentence('max', [{ variant: 'blue' }])).toMatch(
      /^The condition set names its variant, blue: the hash does not choose\./,
    );
  });

  test('says that it does not count where the flag is off', () => {
    expect(sentence('max', [{ rollout_percentage: 0 }])).toMatch(/It does not count here/);
  });
});

describe('earlyAccessSentence', () => {
  const flag = flagWith({ groups: [{}], feature_enrollment: true });
  const sentence = (properties: Record<string, unknown>) =>
    earlyAccessSentence(flag, explain(flag, { ...ada, properties }));

  test('tells what the person chose, or that they did not', () => {
    const property = '$feature_enrollment/docs';
    expect(sentence({ [property]: true })).toContain(`ada has opted in: ${property} is true.`);
    expect(sentence({ [property]: false })).toContain('ada has opted out');
    expect(sentence({})).toContain('ada has neither opted in nor out');
  });

  test('has nothing to say of a flag that is not in early access', () => {
    const other = flagWith({ groups: [{}] });
    expect(earlyAccessSentence(other, explain(other, ada))).toBeUndefined();
  });
});

describe('setsSentence', () => {
  const sentence = (filters: object, settings = {}) =>
    setsSentence(explain(flagWith(filters, settings), ada));

  test('is needed only where the sets do not speak for themselves', () => {
    expect(sentence({ groups: [{}] })).toBeUndefined();
    expect(sentence({ groups: [{}] }, { active: false })).toContain('were not asked');
    expect(sentence({ groups: [{}], early_exit: true })).toContain('early exit');
    expect(sentence({ groups: [] })).toBe('The flag has no condition set.');
  });
});

describe('askedPhrase', () => {
  test('names the cohort and the flag that a filter is about', () => {
    const cohorts = new Map([
      [4, cohortSchema.parse({ id: 4, name: 'Beta testers', is_static: true })],
    ]);
    const properties = [
      { key: 'id', type: 'cohort', value: 4 },
      { key: 'id', type: 'cohort', operator: 'not_in', value: 4 },
      { key: '9', type: 'flag', operator: 'flag_evaluates_to', value: true },
      { key: 'plan', type: 'person', operator: 'exact', value: ['pro'] },
    ];
    const subject = {
      ...ada,
      cohorts,
      flagKeys: new Map([[9, 'beta']]),
      flagValues: new Map([[9, true]]),
    };
    const [set] = explain(flagWith({ groups: [{ properties }] }), subject).sets;
    expect(set?.properties.map(askedPhrase)).toEqual([
      'cohort is Beta testers',
      'cohort is not Beta testers',
      'flag beta is true',
      'plan is pro',
    ]);
  });
});

describe('askedPhrase in a cohort', () => {
  test('says that a filter passes when its test does not', () => {
    const values = [{ key: 'plan', type: 'person', value: ['pro'], negation: true }];
    const filters = { properties: { type: 'AND', values } };
    const cohorts = new Map([[4, cohortSchema.parse({ id: 4, filters })]]);
    const properties = [{ key: 'id', type: 'cohort', value: 4 }];
    const [set] = explain(flagWith({ groups: [{ properties }] }), { ...ada, cohorts }).sets;
    const [inner] = set?.properties[0]?.cohort?.group?.values ?? [];
    expect(inner && 'filter' in inner && askedPhrase(inner)).toBe('not: plan is pro');
    expect(inner?.matched).toBe(true);
  });
});

describe('shortName', () => {
  test('cuts a long name between whole characters', () => {
    expect(shortName('ada')).toBe('ada');
    expect(shortName('👩‍💻'.repeat(13))).toBe(`${'👩‍💻'.repeat(11)}…`);
  });
});
