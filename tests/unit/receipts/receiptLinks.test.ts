import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cohortSchema } from '../../../src/flags/cohorts/cohort.ts';
import type { FeatureFlag } from '../../../src/flags/flag.ts';
import type { Api } from '../../../src/project/api/createApi.ts';
import { openReceipt } from '../../../src/receipts/openReceipt.ts';
import { newCoolFeature } from '../../../src/tutorials/first-flag/newCoolFeature.ts';
import { readScene } from '../../../src/scene/readScene.ts';
import { sceneFlagOf } from '../../../src/scene/sceneFlag.ts';
import { sceneQuery } from '../../../src/scene/sceneParams.ts';
import { type Project, projectArbitrary } from '../../harness/flags/projectArbitrary.ts';

/** The REST API of a generated project whose one known person is the first visitor, with their company. */
function apiOf({ flags, cohorts, visitors: [known] }: Project): Api {
  const listed = cohorts.map((properties, index) =>
    cohortSchema.parse({ id: index + 1, name: `Cohort ${index + 1}`, filters: { properties } }),
  );
  const person = known && {
    id: '1',
    distinct_ids: [known.distinctId],
    properties: known.properties,
    created_at: '2026-01-01T00:00:00Z',
  };
  return {
    flagByKey: (key: string) => Promise.resolve(flags.find((flag) => flag.key === key)),
    flags: () => Promise.resolve(flags),
    cohorts: () => Promise.resolve(listed),
    groupTypes: () => Promise.resolve([{ group_type: 'company', group_type_index: 0 }]),
    group: (index: number, key: string) =>
      Promise.resolve(
        index === 0 && key === known?.company?.key
          ? { group_type_index: 0, group_key: key, group_properties: known.company.properties }
          : undefined,
      ),
    personByDistinctId: (id: string) =>
      Promise.resolve(id === known?.distinctId ? person : undefined),
  } as Partial<Api> as Api;
}

/** Opens the receipt at a link; undefined where there is no link. */
async function follow(api: Api, href: string | undefined) {
  if (href === undefined) return undefined;
  const params = new URL(href, 'http://site').searchParams;
  const { scene, problem } = readScene(params);
  if (!scene) throw new Error(problem);
  return openReceipt({ api }, scene, params, newCoolFeature);
}

async function checkLinks(
  api: Api,
  { distinctId: user, company }: Project['visitors'][number],
  flag: FeatureFlag,
): Promise<number> {
  const groups = company && { groups: { 0: { key: company.key } } };
  const opened = await follow(api, sceneQuery({ user, flag: sceneFlagOf(flag), ...groups }));
  if (!opened?.receipt) return 0;
  const { explanation, flips } = opened.receipt;
  const again = await follow(api, opened.link);
  expect(again?.receipt?.explanation).toEqual(explanation);
  let followed = 0;
  for (const { href, after } of flips) {
    const flipped = await follow(api, href);
    if (!flipped) continue;
    expect(flipped.receipt?.explanation.enabled).toBe(after.enabled);
    expect(flipped.receipt?.explanation.enabled).not.toBe(explanation.enabled);
    const { flag: isFlag, person, groups: areGroups } = flipped.isSaved;
    expect(isFlag && person && areGroups).toBe(false);
    followed += 1;
  }
  return followed;
}

test('a receipt’s link opens it again, and each change that it offers turns it over', async () => {
  let followed = 0;
  await fc.assert(
    fc.asyncProperty(projectArbitrary(4, 2), async (project) => {
      const api = apiOf(project);
      for (const visitor of project.visitors) {
        for (const flag of project.flags) followed += await checkLinks(api, visitor, flag);
      }
    }),
    { numRuns: 120, seed: 6 },
  );
  expect(followed).toBeGreaterThan(500);
});
