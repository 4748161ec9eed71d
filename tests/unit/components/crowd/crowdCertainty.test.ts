import { expect, test } from 'vitest';
import { crowdModel } from '../../../../src/components/crowd/crowdModel.ts';
import { crowdRange, crowdSentence } from '../../../../src/components/crowd/crowdSentences.ts';
import { crowdTexts } from '../../../../src/components/crowd/crowdTexts.ts';
import { readCrowd } from '../../../../src/scene/readCrowd.ts';
import { type SceneFlag, sceneFlagSchema } from '../../../../src/scene/scene.ts';

const half = sceneFlagSchema.parse({
  key: 'new-cool-feature',
  filters: { groups: [{ properties: [], rollout_percentage: 50 }] },
});

const viewOf = (flag: SceneFlag, query: string) =>
  crowdModel(half)(readCrowd(flag, new URLSearchParams(query)));

test.each([
  ['everybody', '', 'set-0-rollout=100', '1,000'],
  ['nobody', '', 'set-0-rollout=0', '0'],
  ['those with a property', 'initial_name', 'set-0-rollout=100', '1'],
])('a crowd has no range where %s is on, whatever the buckets', (_, key, query, count) => {
  const properties = key ? [{ key, type: 'person', operator: 'exact', value: ['user-7'] }] : [];
  const flag = sceneFlagSchema.parse({ ...half, filters: { groups: [{ properties }] } });
  const texts = crowdTexts(viewOf(flag, query));
  expect(texts).toMatchObject({
    count,
    'range-of': 'Such crowds',
    range: `always ${count}`,
  });
  expect(texts.overlap).toMatch(
    count === '1' ? /95 of 100 such pairs 0 to 1\.$/ : /so it could not be otherwise\.$/,
  );
});

test('a crowd has one number, and leave the rest to chance, where the range is as narrow as that', () => {
  expect(crowdTexts(viewOf(half, 'set-0-rollout=0.01'))).toMatchObject({
    'range-of': '95 of 100 crowds',
    range: '0 to 1',
  });
  const chance = { expected: 0, low: 0, high: 0 };
  const rare = { on: [false], decided: 1, count: 0, chance, isCertain: false };
  expect(crowdSentence(rare)).toBe(
    '0 of 1 are on; 0 were expected, and 95 of 100 such crowds have 0.',
  );
  expect(crowdRange(rare)).toBe('0');
});
