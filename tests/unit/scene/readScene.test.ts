import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScene } from '../../../src/scene/readScene.ts';
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
  ['show=tape', 'The link’s show cannot be used'],
  [`user=${'x'.repeat(201)}`, 'The link’s user has 201 characters. Use at most 200'],
  [`person="${'x'.repeat(LONGEST_LINK)}"`, 'and 8000 is the most'],
])('says what is wrong with a link that has %.60s', (query, problem) => {
  expect(readScene(new URLSearchParams(query)).problem).toContain(problem);
});

test('refuses to make a link that no address can hold', () => {
  const person = { note: 'x'.repeat(LONGEST_LINK) };
  expect(() => sceneParams({ user: 'ada', person })).toThrow('This does not fit into a link');
});
