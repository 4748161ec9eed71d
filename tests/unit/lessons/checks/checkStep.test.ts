import { describe, expect, test, vi } from 'vitest';
import type { Deeds } from '../../../../src/evidence/evidence.ts';
import { ApiError } from '../../../../src/project/api/apiError.ts';
import { countVisits } from '../../../../src/project/api/countVisits.ts';
import type { Api } from '../../../../src/project/api/createApi.ts';
import { BOTH_CHECK_IDS, checkBoth } from '../../../harness/lessons/checkBoth.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';
import { fakeRun, visitBy } from '../../../harness/lessons/fakeRun.ts';
import { openJar } from '../../../harness/lessons/openJar.ts';

function openApi(api: Partial<Pick<Api, 'events' | 'flagByKey' | 'personByDistinctId'>> = {}) {
  const events = vi.fn(api.events ?? (() => Promise.resolve([])));
  const flagByKey = vi.fn(api.flagByKey ?? (() => Promise.resolve(undefined)));
  const personByDistinctId = vi.fn(api.personByDistinctId ?? (() => Promise.resolve(undefined)));
  const list = async () => ({ events: await events({}), isCut: false });
  const counts = countVisits(list, 'new-cool-feature');
  const visits = {
    byValue: vi.fn(counts.byValue),
    of: vi.fn(counts.of),
    flicker: vi.fn(counts.flicker),
  };
  const project = {
    api: { events, visits: () => visits, flagByKey, personByDistinctId } as unknown as Api,
  };
  return { project, events, visits, flagByKey, personByDistinctId };
}

/** Which of the checks are done after these deeds, with PostHog in this state. */
async function done(ids: string[], deeds: Deeds = {}, api = openApi(), cookies = openJar()) {
  const found = await checkBoth(ids, { project: api.project, cookies }, deeds);
  return found.filter((check) => check.done).map(({ id }) => id);
}

const named = makeFlag({
  key: 'new-cool-feature',
  groups: [
    { rollout_percentage: 50 },
    {
      properties: [{ key: 'initial_name', operator: 'icontains', value: 'guest' }],
      rollout_percentage: 100,
    },
  ],
});

describe('what a step asks PostHog for', () => {
  test('is nothing, where only runs count', async () => {
    const api = openApi();
    await done(['plain-hello', 'no-calls', 'link-opened'], {}, api);
    expect(api.events).not.toHaveBeenCalled();
    expect(api.flagByKey).not.toHaveBeenCalled();
  });

  test('is nothing, while no run is there that the state would have to confirm', async () => {
    const api = openApi();
    await done(['race-lost', 'race-won', 'cure-held', 'false-found', 'stranger-opened'], {}, api);
    expect(api.events).not.toHaveBeenCalled();
    expect(api.flagByKey).not.toHaveBeenCalled();
  });

  test('is asked once about a user, however many checks look at it', async () => {
    const api = openApi({ events: () => Promise.resolve([visitBy('ada')]) });
    const runs = [fakeRun({ stage: 'capture' })];
    await done(['event-arrived', 'same-person'], { runs }, api);
    expect(api.visits.of).toHaveBeenCalledTimes(1);
  });

  test('is nothing for a check that was passed before', async () => {
    const cookies = openJar();
    const runs = [fakeRun({ stage: 'capture' })];
    const seen = openApi({ events: () => Promise.resolve([visitBy('ada')]) });
    expect(await done(['event-arrived'], { runs }, seen, cookies)).toEqual(['event-arrived']);
    const later = openApi();
    expect(await done(['event-arrived'], { runs }, later, cookies)).toEqual(['event-arrived']);
    expect(later.events).not.toHaveBeenCalled();
  });
});

describe('a PostHog that refuses', () => {
  const refusing = () => openApi({ events: () => Promise.reject(new ApiError(403, 'No.')) });

  test('leaves its checks open, and no others', async () => {
    const runs = [fakeRun({ stage: 'plain' }), fakeRun({ stage: 'capture' })];
    expect(await done(['plain-hello', 'event-arrived'], { runs }, refusing())).toEqual([
      'plain-hello',
    ]);
  });

  test('does not hide a fault of our own', async () => {
    const broken = openApi({ events: () => Promise.reject(new TypeError('oops')) });
    const runs = [fakeRun({ stage: 'capture' })];
    await expect(done(['event-arrived'], { runs }, broken)).rejects.toThrow('oops');
  });
});

test('no check is done while nothing has happened', async () => {
  expect(await done(BOTH_CHECK_IDS)).toEqual([]);
});

describe('the checks of the receipt and of the crowd', () => {
  test('want the receipt of somebody else than the first user', async () => {
    expect(await done(['receipt-opened'], { receipts: ['ada'] })).toEqual([]);
    expect(await done(['receipt-opened'], { receipts: ['ada', 'ian'] })).toEqual([
      'receipt-opened',
    ]);
  });

  test('want an edit that turned a result around', async () => {
    expect(await done(['flip-tried'], { flips: [] })).toEqual([]);
    expect(await done(['flip-tried'], { flips: ['ian'] })).toEqual(['flip-tried']);
  });

  test('want a receipt and a run of one of the crowd', async () => {
    const ids: string[] = ['dot-receipt', 'dot-run'];
    expect(await done(ids, { receipts: ['ada'], runs: [fakeRun({})] })).toEqual([]);
    const runs = [fakeRun({ user: 'user-42' })];
    expect(await done(ids, { receipts: ['user-42'], runs })).toEqual(ids);
  });

  test('want a link that was opened, and one that was cut', async () => {
    const ids: string[] = ['link-opened', 'link-cut'];
    expect(await done(ids, { linkOpened: 'whole' })).toEqual(['link-opened']);
    expect(await done(ids, { linkOpened: 'cut' })).toEqual(['link-cut']);
  });
});

describe('the checks of the race', () => {
  const at = '2026-11-22T12:00:00.000Z';
  const flag = { ...named, updated_at: '2026-11-22T11:00:00.000Z' };
  const withFlag = (events = [visitBy('guest-1', { at: '2026-11-22T11:30:00.000Z' })]) =>
    openApi({ flagByKey: () => Promise.resolve(flag), events: () => Promise.resolve(events) });
  const off = fakeRun({ stage: 'flag', user: 'guest-1', value: false, at });
  const on = fakeRun({ stage: 'flag', user: 'guest-1', value: true, at });
  const cured = fakeRun({ stage: 'person-properties', user: 'guest-1', value: true, at });

  test('see a race lost when the run itself sent what would have let the user in', async () => {
    expect(await done(['race-lost'], { runs: [off] }, withFlag())).toEqual(['race-lost']);
    const priya = fakeRun({ stage: 'flag', user: 'priya', value: false });
    expect(await done(['race-lost'], { runs: [on, priya] }, withFlag())).toEqual([]);
  });

  test('see it won by somebody who had visited the same flag before', async () => {
    expect(await done(['race-won'], { runs: [on] }, withFlag())).toEqual(['race-won']);
    expect(await done(['race-won'], { runs: [off] }, withFlag())).toEqual([]);
    const stranger = withFlag([visitBy('guest-1', { at: '2026-11-22T12:00:01.000Z' })]);
    expect(await done(['race-won'], { runs: [on] }, stranger)).toEqual([]);
  });

  test('see it not when the flag was saved in between, or when the half lets the user in', async () => {
    const before = withFlag([visitBy('guest-1', { at: '2026-11-22T10:30:00.000Z' })]);
    expect(await done(['race-won'], { runs: [on] }, before)).toEqual([]);
    const inside = fakeRun({ stage: 'flag', user: 'guest-4', value: true, at });
    const visits = withFlag([visitBy('guest-4', { at: '2026-11-22T11:30:00.000Z' })]);
    expect(await done(['race-won'], { runs: [inside] }, visits)).toEqual([]);
  });

  test('see a cure hold for a stranger, while PostHog is a second behind or paused', async () => {
    const unknown = withFlag([]);
    for (const delayMs of [1000, Infinity]) {
      expect(await done(['cure-held'], { runs: [cured], delayMs }, unknown)).toEqual(['cure-held']);
    }
    expect(await done(['cure-held'], { runs: [cured], delayMs: 999 }, unknown)).toEqual([]);
    expect(await done(['cure-held'], { runs: [on], delayMs: 5000 }, unknown)).toEqual([]);
    expect(await done(['cure-held'], { runs: [cured], delayMs: 5000 }, withFlag())).toEqual([]);
  });
});
