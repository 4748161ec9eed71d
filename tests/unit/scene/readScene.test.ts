import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink, readScene } from '../../../src/scene/readScene.ts';
import type { Scene } from '../../../src/scene/scene.ts';
import { LONGEST_LINK, sceneParams } from '../../../src/scene/sceneParams.ts';

const flag = {
  key: 'new-cool-feature',
  active: true,
  filters: {
    groups: [
      { rollout_percentage: 50 },
      {
        properties: [
          { key: 'initial_name', type: 'person' as const, operator: 'exact', value: ['ada'] },
        ],
      },
    ],
  },
};

test('gives back every scene that was put into a link', () => {
  const scenes: fc.Arbitrary<Scene> = fc.record(
    {
      stage: fc.constantFrom('plain', 'flag'),
      user: fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }),
      flag: fc.constant(flag),
      person: fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        fc.oneof(fc.string(), fc.boolean(), fc.integer()),
        { noNullPrototype: true, maxKeys: 5 },
      ),
      show: fc.constantFrom('page' as const, 'why' as const),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(scenes, (scene) => {
      const query = sceneParams(scene).toString();
      expect(readScene(new URLSearchParams(query))).toEqual({ scene });
    }),
  );
});

test('leaves empty fields and parameters of others out', () => {
  const query = 'user=ada&flag=&person=&stage=&show=&utm_source=mail';
  expect(readScene(new URLSearchParams(query))).toEqual({ scene: { user: 'ada' } });
});

test.each([
  ['flag={"key":', 'The link’s flag is not JSON; it begins with “{"key":”.'],
  ['flag={"filters":{}}', 'The link’s flag.key cannot be used'],
  [
    'flag={"key":"a","filters":{"groups":[{"rollout_percentage":120}]}}',
    'The link’s flag.filters.groups.0.rollout_percentage cannot be used',
  ],
  ['person=[1]', 'The link’s person cannot be used'],
  [`user=${'x'.repeat(201)}`, 'The link’s user has 201 characters. Use at most 200'],
  [`person="${'x'.repeat(LONGEST_LINK)}"`, 'and 8000 is the most'],
])('says what is wrong with a link that has %.60s', (query, problem) => {
  expect(readScene(new URLSearchParams(query)).problem).toContain(problem);
});

test('refuses to make a link that no address can hold', () => {
  const person = { note: 'x'.repeat(LONGEST_LINK) };
  expect(() => sceneParams({ user: 'ada', person })).toThrow('This does not fit into a link');
});

const whole = `user=ada&flag=${JSON.stringify(flag)}&person={"a":"b)"}`;

test.each([')', '.', '>', '.)', '”', ',', '\n', '}', '...', '*'])(
  'reads a link to whose end “%s” is stuck',
  (stuck) => {
    const scene = { user: 'ada', flag, person: { a: 'b)' } };
    expect(readScene(new URLSearchParams(whole + encodeURIComponent(stuck)))).toEqual({ scene });
    const link = `${whole}&show=why${encodeURIComponent(stuck)}`;
    expect(readScene(new URLSearchParams(link))).toEqual({ scene: { ...scene, show: 'page' } });
  },
);

test('says of a link that was cut inside an escape that it was cut', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(name, fc.string({ maxLength: 3 }), (user, before) => {
      const link = `http://site/run?stage=${encodeURIComponent(before)}&user=${encodeURIComponent(user)}`;
      expect(readLink(new URL(link)).problem).toBeUndefined();
      for (let end = link.indexOf('&user=') + 7; end < link.length; end++) {
        const cut = link.slice(0, end);
        const rest = decodable(cut.slice(cut.indexOf('&user=') + 6));
        const { problem } = readLink(new URL(cut));
        if (rest) expect(problem, cut).toBeUndefined();
        else expect(problem, cut).toContain('was cut in the middle of a character');
      }
    }),
  );
});

function decodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

test.each([
  ['user=Jos%C3', '“%C3”'],
  ['user=Jos%C3)', '“%C3”'],
  ['user=a%', '“%”'],
  ['user=a%2).', '“%2).”'],
  ['user=a%F0%9F%98', '“%F0%9F%98”'],
  ['user=Jos%E9&show=why', '“%E9”'],
  ['flag=%7B%22ke%', '“%”'],
])('names the part of a character that a link has: %s', (query, part) => {
  expect(readLink(new URL(`http://site/run?${query}`)).problem).toContain(part);
});

test.each([
  'user=Jos%C3%A9',
  'user=100%&show=why',
  'user=a&show=why%',
  'stage=flag%2&user=a',
  'user=%25',
  'user=%00',
  'user=a+b',
  '',
])('takes %s for whole', (query) => {
  expect(readLink(new URL(`http://site/run?${query}`)).problem).toBeUndefined();
});
