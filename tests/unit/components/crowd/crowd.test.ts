import { describe, expect, test } from 'vitest';
import {
  crowdFrames,
  crowdGrid,
  crowdNeighbour,
  crowdPlaceAt,
  crowdSpot,
} from '../../../../src/components/crowd/crowdGrid.ts';
import { crowdExamples, crowdLinks } from '../../../../src/components/crowd/crowdLinks.ts';
import { crowdModel } from '../../../../src/components/crowd/crowdModel.ts';
import {
  crowdChangeSentence,
  crowdGap,
  crowdNames,
  crowdSentence,
} from '../../../../src/components/crowd/crowdSentences.ts';
import { crowdTexts } from '../../../../src/components/crowd/crowdTexts.ts';
import { crowdUsers } from '../../../../src/flags/crowd/crowdUsers.ts';
import { readCrowd } from '../../../../src/scene/readCrowd.ts';
import { readScene } from '../../../../src/scene/readScene.ts';
import { sceneFlagSchema } from '../../../../src/scene/scene.ts';

const half = sceneFlagSchema.parse({
  key: 'new-cool-feature',
  filters: { groups: [{ properties: [], rollout_percentage: 50 }] },
});

/** The crowd as a query asks for it, against a saved half of everyone. */
const viewOf = (query: string) => crowdModel(half)(readCrowd(half, new URLSearchParams(query)));
const textsOf = (query: string) => crowdTexts(viewOf(query));

describe('crowdTexts', () => {
  test('say how many are on, how many were expected, and what is usual', () => {
    expect(textsOf('')).toMatchObject({
      sentence:
        '522 of 1,000 are on; 500 were expected, and 95 of 100 such crowds have 469 to 531.',
      count: '522',
      expected: '500',
      range: '469 to 531',
      changes: 'Nobody gains the flag and nobody loses it.',
      first: 'first: bucket 0.0002',
      last: 'last: bucket 0.9993',
    });
  });

  test('say so where nothing is left to chance', () => {
    expect(textsOf('set-0-rollout=100').sentence).toBe(
      '1,000 of 1,000 are on, and nothing here was left to chance.',
    );
  });

  test('say so where it took too long to ask everybody', () => {
    const on = Array.from({ length: 1000 }, () => false);
    const chance = { expected: 0, low: 0, high: 0 };
    expect(crowdSentence({ on, decided: 12, count: 0, chance, isCertain: false })).toBe(
      'This flag takes too long to decide: only the first 12 of 1,000 were asked. Use simpler patterns.',
    );
  });

  test('say when a crowd is one of the unusual ones', () => {
    const keys = Array.from({ length: 100 }, (_, index) => `k${index}`);
    const unusual = keys
      .map((key) => textsOf(`key=${key}`))
      .filter(({ range }) => range.endsWith('one of the other five'));
    expect(unusual.length).toBeGreaterThan(0);
    expect(unusual.length).toBeLessThan(12);
    for (const { count } of unusual) {
      expect(Number(count) < 469 || Number(count) > 531).toBe(true);
    }
  });

  test('count gains and losses against the saved flag, and name the first of them', () => {
    expect(textsOf('set-0-rollout=60')).toMatchObject({
      changes: expect.stringMatching(/^\d+ gain the flag, nobody loses it\.$/) as string,
      gain: expect.stringMatching(/^\d+ gain: user-\d+, user-\d+, user-\d+, user-\d+ …$/) as string,
    });
    expect(crowdChangeSentence({ gain: [3], lose: [] })).toBe('1 gains the flag, nobody loses it.');
    expect(crowdNames('lose', [3])).toBe('1 loses: user-4');
  });

  test('tell the user who is looked at, with the second flag where it is overlaid', () => {
    expect(textsOf('pick=user-17').picked).toBe('user-17, bucket 0.5561, off');
    expect(textsOf('pick=user-17&overlay=on').picked).toMatch(
      /^user-17, bucket 0\.5561, off, another-flag (on|off)$/,
    );
    expect(textsOf('pick=user-17').properties).toContain('initial_name user-17 · plan ');
  });

  test('the four counts of two flags and their expectations both come to the whole crowd', () => {
    const texts = textsOf('overlay=on&other-set-0-rollout=30');
    const cells = ['both', 'only-one', 'only-other', 'neither'] as const;
    const sum = (counts: string[]) => counts.reduce((total, count) => total + Number(count), 0);
    expect(sum(cells.map((cell) => texts[cell]))).toBe(1000);
    expect(Math.abs(sum(cells.map((cell) => texts[`expected-${cell}`])) - 1000)).toBeLessThan(3);
  });
});

describe('crowdModel', () => {
  test('puts the users who are on first, in the order of buckets', () => {
    const { places, decision } = viewOf('set-0-rollout=30');
    const states = places.map((user) => decision.on[user]);
    expect(states.lastIndexOf(true)).toBe(decision.count - 1);
  });

  test('decides anew only what the form changed', () => {
    const work = crowdModel(half);
    const read = (query: string) => work(readCrowd(half, new URLSearchParams(query)));
    const before = read('set-0-rollout=30');
    const after = read('set-0-rollout=31');
    expect(after.decision).not.toBe(before.decision);
    expect(after.places).toBe(before.places);
    expect(after.second.decision).toBe(before.second.decision);
    expect(read('set-0-rollout=31&key=other').places).not.toEqual(after.places);
  });
});

test('crowdFrames draws a square for each user of the second flag, and none unless overlaid', () => {
  const view = viewOf('overlay=on');
  expect(crowdFrames(view).match(/M/g)).toHaveLength(view.second.decision.count);
  expect(crowdFrames(viewOf(''))).toBe('');
});

describe('the grid', () => {
  test('finds each place again at its centre', () => {
    const { rows, columns, cell } = crowdGrid;
    for (let place = 0; place < rows * columns; place++) {
      const { x, y } = crowdSpot(place);
      expect(crowdPlaceAt(x / (columns * cell), y / (rows * cell))).toBe(place);
    }
    expect(crowdPlaceAt(1, 0.5)).toBeUndefined();
    expect(crowdPlaceAt(0.5, -0.01)).toBeUndefined();
  });

  test('moves by columns and rows, and stops at its edges', () => {
    expect(crowdNeighbour(0, 1, 1)).toBe(26);
    expect(crowdNeighbour(26, -1, -1)).toBe(0);
    expect(crowdNeighbour(24, 0, 1)).toBe(24);
    expect(crowdNeighbour(0, -1, 0)).toBe(0);
    expect(crowdNeighbour(0, 1000, 1000)).toBe(999);
  });
});

describe('crowdLinks', () => {
  const [user] = crowdUsers();

  test('take along the properties at which the flag looks, and no others', () => {
    if (!user) throw new Error('The crowd is empty.');
    const filter = { key: 'plan', type: 'person' as const, value: ['pro'] };
    const flag = { ...half, filters: { groups: [{ properties: [filter] }] } };
    const { receipt, run } = crowdLinks(flag, user, 'flag');
    const { scene } = readScene(new URL(run.href ?? '', 'http://site').searchParams);
    expect(scene).toMatchObject({ user: 'user-1', stage: 'flag', show: 'why', flag });
    expect(scene?.person).toEqual({ plan: user.properties['plan'] });
    expect(receipt.href).toMatch(/^\/inside-a-flag\/receipt\?user=user-1&/);
  });

  test('say why there is none for a flag that a link cannot hold', () => {
    if (!user) throw new Error('The crowd is empty.');
    const filter = { key: 'id', type: 'cohort' as const, value: 3 };
    const flag = { ...half, filters: { groups: [{ properties: [filter] }] } };
    expect(crowdLinks(flag, user, 'flag').receipt.problem).toContain('a cohort');
  });
});

test('crowdGap says what of a flag the crowd lacks', () => {
  const asking = (type: 'cohort' | 'flag' | 'person') => ({
    ...half,
    filters: { groups: [{ properties: [{ key: 'id', type, value: 1 }] }] },
  });
  expect(crowdGap(asking('person'))).toBeUndefined();
  expect(crowdGap(asking('cohort'))).toContain('looks at cohorts, and');
  expect(crowdGap({ ...half, bucketing_identifier: 'device_id' })).toContain('device IDs');
  const open = { ...half, filters: { ...half.filters, feature_enrollment: true } };
  expect(crowdGap(open)).toContain('choices about early access');
  const ofCompanies = { ...half.filters, aggregation_group_type_index: 0 };
  expect(crowdGap({ ...half, filters: ofCompanies })).toBeUndefined();
});

test('the examples open with their condition sets, where some gain and some lose', () => {
  const examples = crowdExamples(half, 'order=name&set-0-rollout=30');
  const work = crowdModel(half);
  for (const { href } of examples) {
    const { scene, problem } = readScene(new URL(href, 'http://site').searchParams);
    if (!scene?.flag) throw new Error(problem ?? 'The link has no flag.');
    expect(href).toContain('&order=name#crowd');
    const { changes } = work(readCrowd(scene.flag, new URL(href, 'http://site').searchParams));
    expect(changes.gain.length).toBeGreaterThan(0);
    expect(changes.lose.length).toBeGreaterThan(0);
  }
  expect(examples.length).toBeGreaterThan(1);
});
