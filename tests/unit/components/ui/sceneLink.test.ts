import { expect, test } from 'vitest';
import { sceneLink } from '../../../../src/components/ui/sceneLink.ts';
import { readScene } from '../../../../src/scene/readScene.ts';
import { sceneFlagSchema } from '../../../../src/scene/scene.ts';

const flagWith = (filter: object) =>
  sceneFlagSchema.parse({
    key: 'new-cool-feature',
    filters: { groups: [{ properties: [filter], rollout_percentage: 100 }] },
  });

test('leads to a page with the whole scene', () => {
  const flag = flagWith({ key: 'plan', value: ['pro & more'] });
  const scene = { stage: 'flag', user: 'Zoë #1', flag, person: { plan: 'free' } };
  const { href = '' } = sceneLink('/run', scene);
  const url = new URL(href, 'http://site');
  expect(url.pathname).toBe('/run');
  expect(readScene(url.searchParams).scene).toEqual(scene);
});

test.each([
  [{ type: 'cohort', key: 'id', value: 7 }, 'a cohort'],
  [{ type: 'flag', key: '3', value: true }, 'another flag'],
  [{ type: 'group', key: 'name', value: 'acme' }, 'a group'],
  [{ type: 'person_metadata', key: 'created_at', value: '-1d' }, 'the time at which'],
])('makes no link for a flag that looks at what a link does not hold: %o', (filter, what) => {
  const { href, problem } = sceneLink('/run', { user: 'ada', flag: flagWith(filter) });
  expect(href).toBeUndefined();
  expect(problem).toContain(what);
});

test('says why there is no link when the flag is too large for one', () => {
  const flag = flagWith({
    key: 'plan',
    value: Array.from({ length: 500 }, (_, at) => `plan-${at}`),
  });
  expect(sceneLink('/run', { user: 'ada', flag }).problem).toContain('does not fit into a link');
});
