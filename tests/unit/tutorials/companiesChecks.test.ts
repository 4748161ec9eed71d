import { describe, expect, test } from 'vitest';
import { checkNotes } from '../../../src/evidence/checkNotes.ts';
import type { Evidence, Seen } from '../../../src/evidence/evidence.ts';
import type { SceneFlag } from '../../../src/scene/scene.ts';
import { featureFlagOf } from '../../../src/scene/sceneFlag.ts';
import { tutorial } from '../../../src/tutorials/companies.ts';
import { buttonColors, serverRollout, teamInbox } from '../../../src/tutorials/companies/flags.ts';
import { fakeRun } from '../../harness/lessons/fakeRun.ts';

type Run = Evidence['runs'][number];

const all = { ...tutorial.checks, ...tutorial.pageChecks, ...tutorial.deedChecks };

/** What a check sees of some runs, each made in a request of its own. */
async function see(id: string, runs: Run[], state: Partial<Evidence> = {}): Promise<Seen> {
  const written: string[] = [];
  let seen: Seen;
  for (const requestRuns of runs.length > 0 ? runs.map((run) => [run]) : [[]]) {
    const evidence = { runs: requestRuns, notes: checkNotes(id, written), ...state };
    seen ??= await all[id]?.(evidence as Evidence);
  }
  return seen;
}

const saved = (flag: SceneFlag) => ({ flag: () => Promise.resolve(featureFlagOf(flag)) });
const [byCompany, withPlan] = Object.values(teamInbox.states ?? {}) as [SceneFlag, SceneFlag];

const inbox = (user: string, value: boolean, stage = 'by-person') =>
  fakeRun({ stage, user, value });

/** A visit that was decided by the user's company, by a condition set. */
function byGroup(user: string, value: boolean, set = 0): Run {
  const run = inbox(user, value, 'by-company');
  const reason = { code: 'condition_match', condition_index: set, description: null };
  const group = { index: 0, type: 'company', key: user.split('@')[1] };
  return {
    ...run,
    flag: { key: teamInbox.key, value, reason: value ? reason : undefined },
    receipt: { explanation: { group } } as Run['receipt'],
  };
}

function page(stage: string, color: string, fault?: 'down'): Run {
  const run = fakeRun({ stage, user: 'nora@meadow' });
  const body = `<rect width="1" fill="${color}" />`;
  return {
    ...run,
    run: { ...run.run, response: { ...run.run.response, body }, ...(fault && { fault }) },
  };
}

describe('the flag as it was saved', () => {
  test.each([
    ['inbox-halves', teamInbox.recipe, byCompany],
    ['matched-by-company', byCompany, teamInbox.recipe],
    ['plan-asked', withPlan, byCompany],
    ['colors-saved', buttonColors.recipe, teamInbox.recipe],
    ['servers-named', serverRollout.recipe, teamInbox.recipe],
  ])('passes %s, and another does not', async (id, right, wrong) => {
    expect(await see(id, [], saved(right))).toBeDefined();
    expect(await see(id, [], saved(wrong))).toBeUndefined();
  });
});

describe('the inbox', () => {
  test('parts a team by one in and one out, and not two teams', async () => {
    expect(
      await see('team-parted', [inbox('nora@meadow', true), inbox('omar@meadow', false)]),
    ).toBe('1 in, 1 out');
    expect(
      await see('team-parted', [inbox('nora@meadow', true), inbox('viggo@harbor', false)]),
    ).toBeUndefined();
  });

  test('keeps a team together of whom one would be out alone', async () => {
    const [nora, omar] = [byGroup('nora@meadow', true), byGroup('omar@meadow', true)];
    expect(await see('team-together', [nora, omar])).toBe('both on');
    expect(await see('team-together', [nora, nora])).toBeUndefined();
    expect(await see('team-together', [nora, byGroup('omar@quarry', true)])).toBeUndefined();
    const byPerson = [
      inbox('nora@meadow', true, 'by-company'),
      inbox('omar@meadow', true, 'by-company'),
    ];
    expect(await see('team-together', byPerson)).toBeUndefined();
  });

  test('shows somebody out by their company only who would be in alone', async () => {
    expect(await see('company-out', [byGroup('mei@harbor', false)])).toBe('off');
    expect(await see('company-out', [byGroup('viggo@harbor', false)])).toBeUndefined();
  });
});

describe('the plan', () => {
  const upgrade = (user: string) => {
    const run = fakeRun({ stage: 'upgrade', user });
    return { ...run, events: run.events.map((event) => ({ ...event, event: '$groupidentify' })) };
  };

  test('lets in a colleague, and not whoever paid', async () => {
    const paid = upgrade('viggo@harbor');
    expect(await see('colleague-in', [paid, byGroup('mei@harbor', true, 1)])).toBe('on, set 2');
    expect(await see('colleague-in', [paid, byGroup('viggo@harbor', true, 1)])).toBeUndefined();
    expect(await see('colleague-in', [paid, byGroup('tova@orchard', true, 1)])).toBeUndefined();
    expect(await see('colleague-in', [byGroup('mei@harbor', true, 1)])).toBeUndefined();
  });

  test('on a person lets nobody in', async () => {
    const knows = (plan?: string) => ({
      person: () =>
        Promise.resolve({ properties: { plan } }) as unknown as ReturnType<Evidence['person']>,
    });
    const off = inbox('tova@orchard', false, 'by-company');
    expect(await see('person-upgraded', [off], knows('team'))).toBe('off');
    expect(await see('person-upgraded', [off], knows())).toBeUndefined();
  });
});

describe('the colours', () => {
  const three = [
    page('signup-page', 'red'),
    page('login-page', 'blue'),
    page('home-page', 'green'),
  ];

  test('are three, and gray is none', async () => {
    expect(await see('three-colors', three)).toBe('red, blue, green');
    expect(await see('three-colors', three.slice(0, 2))).toBeUndefined();
    expect(await see('three-colors', [...three.slice(0, 2), page('home-page', 'gray')])).toBe(
      undefined,
    );
  });

  test('change on one page', async () => {
    const red = page('signup-page', 'red');
    expect(await see('recolored', [red, page('signup-page', 'purple')])).toBe('red, then purple');
    expect(await see('recolored', [red, red])).toBeUndefined();
    expect(await see('recolored', three)).toBeUndefined();
    expect(await see('recolored', [red, page('signup-page', 'gray')])).toBeUndefined();
  });

  test('are gray while PostHog is down, and not by themselves', async () => {
    expect(await see('gray-button', [page('signup-page', 'gray', 'down')])).toBe('gray');
    expect(await see('gray-button', [page('signup-page', 'gray')])).toBeUndefined();
  });
});
