import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../../src/project/api/apiError.ts';
import { changeFlag } from '../../../../src/lessons/history/changeFlag.ts';
import { openHistory } from '../../../../src/lessons/history/openHistory.ts';
import { openPolling } from '../../../../src/lessons/polling/openPolling.ts';
import { canaryCheckout } from '../../../../src/tutorials/canary/canaryCheckout.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const STATES = [
  '1 of 5: only you',
  '2 of 5: the company',
  '3 of 5: a partner too',
  '4 of 5: a fifth of everyone',
  '5 of 5: everyone',
];

/** A project in which the flag was saved in these states, one after the other. */
async function openSaved(states: readonly string[]) {
  const { api } = openTestProject();
  for (const state of states) await changeFlag(api, canaryCheckout, `save-${state}`);
  return api;
}

describe('the history of the canary', () => {
  test('has five saves that gain more and more of the hundred, and lose nobody', async () => {
    const { saves, count, isWhole, offers } = await openHistory(
      await openSaved(STATES),
      canaryCheckout,
    );
    expect({ count, isWhole }).toEqual({ count: 5, isWhole: true });
    const told = saves
      .toReversed()
      .map(({ number, effect: { gain, lose, kind, isSafe } }) => [
        number,
        gain.length,
        lose.length,
        kind,
        isSafe,
      ]);
    expect(told).toEqual([
      [1, 1, 0, 'widened', true],
      [2, 9, 0, 'widened', true],
      [3, 15, 0, 'widened', true],
      [4, 12, 0, 'widened', true],
      [5, 63, 0, 'widened', true],
    ]);
    expect(offers.filter(({ isSaved }) => isSaved).map(({ name }) => name)).toEqual([STATES[4]]);
  });

  test('finds a rollback, and the save that it goes back to', async () => {
    const api = await openSaved([...STATES.slice(0, 4), '2 of 5: the company']);
    const [newest, ...others] = (await openHistory(api, canaryCheckout)).saves;
    expect(newest).toMatchObject({ number: 5, backTo: 2, effect: { kind: 'narrowed' } });
    expect(newest?.effect.lose).toHaveLength(27);
    expect(others.map(({ backTo }) => backTo)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('says before a save what it would do', async () => {
    const { offers } = await openHistory(await openSaved(STATES.slice(0, 3)), canaryCheckout);
    const would = Object.fromEntries(
      offers.map(({ name, effect: { gain, lose } }) => [name, [gain.length, lose.length]]),
    );
    expect(would).toMatchObject({
      'The company by half its name': [3, 15],
      '4 of 5: a fifth of everyone': [12, 0],
      'A fifth instead': [12, 18],
    });
  });

  test('has nothing to tell of a flag that is not there', async () => {
    const history = await openHistory(openTestProject().api, canaryCheckout);
    expect(history).toMatchObject({ flag: undefined, saves: [], count: 0, problem: undefined });
  });

  test('says what PostHog says when it does not answer', async () => {
    const flagByKey = () => Promise.reject(new ApiError(429, 'Wait a minute.'));
    const { api } = openTestProject();
    expect(await openHistory({ ...api, flagByKey }, canaryCheckout)).toMatchObject({
      saves: [],
      problem: 'Wait a minute.',
    });
  });
});

describe('changeFlag', () => {
  test('keeps what else the flag has', async () => {
    const api = await openSaved(STATES.slice(0, 1));
    const flag = await api.flagByKey(canaryCheckout.key);
    const payloads = { true: '{"color":"red"}' };
    await api.updateFlag(flag?.id ?? 0, {
      name: 'Ours',
      filters: { ...(flag?.filters ?? { groups: [] }), payloads },
    });
    await changeFlag(api, canaryCheckout, 'save-2 of 5: the company');
    const saved = await api.flagByKey(canaryCheckout.key);
    expect(saved).toMatchObject({ name: 'Ours', filters: { payloads } });
    expect(saved?.filters.groups).toHaveLength(2);
  });

  test('switches, and says what it cannot do', async () => {
    const api = await openSaved(STATES.slice(0, 1));
    expect(await changeFlag(api, canaryCheckout, 'switch-off')).toEqual({ note: 'Switched off.' });
    expect((await api.flagByKey(canaryCheckout.key))?.active).toBe(false);
    expect(await changeFlag(api, canaryCheckout, 'save-nothing')).toMatchObject({
      note: expect.stringContaining('Nothing was saved') as string,
    });
    const empty = openTestProject().api;
    expect(await changeFlag(empty, canaryCheckout, 'switch-on')).toMatchObject({
      note: expect.stringContaining('no flag to switch') as string,
    });
  });

  test('gives a refusal as a problem', async () => {
    const updateFlag = () => Promise.reject(new ApiError(403, 'You may not.'));
    const api = { ...(await openSaved(STATES.slice(0, 1))), updateFlag };
    expect(await changeFlag(api, canaryCheckout, 'switch-off')).toEqual({
      problem: 'You may not.',
    });
  });
});

describe('openPolling', () => {
  test('tells what servers of either kind say of a user, by the last save', async () => {
    const api = await openSaved(STATES.slice(0, 2));
    const opened = await openPolling(
      api,
      canaryCheckout,
      new URLSearchParams('at=10&user=nils@yourco.example'),
    );
    expect(opened.answers).toEqual({ old: false, new: true });
    expect(opened.knowing).toBeGreaterThan(0);
    expect(opened.knowing).toBeLessThan(50);
  });

  test('does without a save where PostHog tells none', async () => {
    const { api } = openTestProject();
    const opened = await openPolling(api, canaryCheckout, new URLSearchParams(), {}, 'ada');
    expect(opened).toMatchObject({ save: undefined, answers: undefined, form: { user: 'ada' } });
  });
});
