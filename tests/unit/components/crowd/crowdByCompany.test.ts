import { describe, expect, test } from 'vitest';
import { crowdExamples, crowdLinks } from '../../../../src/components/crowd/crowdLinks.ts';
import { crowdModel } from '../../../../src/components/crowd/crowdModel.ts';
import { crowdUserPhrase } from '../../../../src/components/crowd/crowdSentences.ts';
import { crowdTexts } from '../../../../src/components/crowd/crowdTexts.ts';
import { companyKey } from '../../../../src/flags/crowd/crowdCompanies.ts';
import { readCrowd } from '../../../../src/scene/readCrowd.ts';
import { readScene } from '../../../../src/scene/readScene.ts';
import { sceneFlagSchema } from '../../../../src/scene/scene.ts';

const inbox = sceneFlagSchema.parse({
  key: 'team-inbox',
  filters: {
    aggregation_group_type_index: 0,
    groups: [{ properties: [], rollout_percentage: 50 }],
  },
});
const viewOf = (query: string) => crowdModel(inbox)(readCrowd(inbox, new URLSearchParams(query)));

describe('the crowd of a flag that matches by company', () => {
  test('stands company by company', () => {
    const { places, users } = viewOf('order=bucket');
    const inOrder = places.map((user) => companyKey(users[user]));
    const changes = inOrder.filter((company, place) => company !== inOrder[place - 1]);
    expect(changes).toHaveLength(new Set(inOrder).size);
  });

  test('says of whom a user is, and how many companies are on', () => {
    const view = viewOf('');
    const company = companyKey(view.users[0]);
    expect(crowdUserPhrase(view, 0)).toMatch(
      new RegExp(`^user-1 of ${company}, bucket 0\\.\\d{4}, (on|off)$`),
    );
    const on = new Set(view.users.filter((_, user) => view.decision.on[user]).map(companyKey));
    expect(crowdTexts(view).companies).toBe(`${on.size} of 40`);
    expect(crowdTexts(viewOf('pick=user-1')).properties).toMatch(
      new RegExp(`^${company}: plan (free|team|enterprise)$`),
    );
  });

  test('leads to a receipt with the company in it', () => {
    const { users, flag } = viewOf('');
    const [user] = users;
    if (!user) throw new Error('The crowd is empty.');
    const { receipt, run } = crowdLinks(flag, user, 'flag');
    const sceneAt = (href = '') => readScene(new URL(href, 'http://site').searchParams).scene;
    expect(sceneAt(receipt.href)).toMatchObject({
      user: 'user-1',
      groups: { 0: { key: companyKey(user) } },
    });
    expect(sceneAt(run.href)?.user).toBe(`user-1@${companyKey(user)}`);
  });

  test('can be tried with conditions on companies, and matched by person', () => {
    const examples = crowdExamples(inbox, '');
    const flags = examples.map(({ href }) => {
      const { scene } = readScene(new URL(href, 'http://site').searchParams);
      return scene?.flag?.filters;
    });
    expect(flags).toMatchObject([
      { aggregation_group_type_index: 0, groups: [{ properties: [{ type: 'group' }] }] },
      { groups: inbox.filters.groups },
    ]);
    expect(flags[1]).not.toHaveProperty('aggregation_group_type_index');
  });
});
