import { describe, expect, test } from 'vitest';
import { see, visit } from '../../harness/lessons/oneTimeVisits.ts';

const HELLO = visit({ on: false, reason: 'no_condition_match' });
const BACK = visit({ on: true, said: 'Welcome Back!', event: 'subsequent_request' });
const SILENT = visit({ on: undefined });

describe('the fact', () => {
  const visitOf = (stage: string) => [[visit({ stage })]];

  test('is written once a person has it', async () => {
    expect(await see('fact-written', visitOf('one-time'), { known: true })).toBe('true');
    expect(await see('fact-written', visitOf('one-time'), { known: false })).toBeUndefined();
  });

  test('was told twice of one person', async () => {
    const twice = { known: true, firsts: 2 };
    expect(await see('said-first-twice', visitOf('one-time'), twice)).toBe('2 events, 1 person');
    expect(await see('said-first-twice', visitOf('one-time'), { known: true, firsts: 1 })).toBe(
      undefined,
    );
  });

  test('is on the event alone when there is a person without it', async () => {
    const edited = visitOf('fact-on-event');
    expect(await see('fact-on-event', edited, { known: false })).toBe('on the event alone');
    expect(await see('fact-on-event', edited, { known: true })).toBeUndefined();
    expect(await see('fact-on-event', edited), 'no person yet').toBeUndefined();
  });
});

describe('the flag', () => {
  test('knew somebody at its first question, and nobody whom it had turned away', async () => {
    expect(await see('known-before', [[BACK]])).toBe('on, set 1');
    expect(await see('known-before', [[HELLO], [BACK]])).toBeUndefined();
  });

  test('was off for want of the fact, which a percentage is not', async () => {
    const left = visit({ on: false, reason: 'out_of_rollout_bound' });
    expect(await see('unknown-off', [[HELLO]])).toBe('off');
    expect(await see('unknown-off', [[left]])).toBeUndefined();
    expect(await see('left-out', [[left]], { known: true })).toBe('off, with the fact');
    expect(await see('left-out', [[HELLO]], { known: true })).toBeUndefined();
  });

  test('answered twice, the first time with off', async () => {
    expect(await see('answered-twice', [[HELLO], [BACK]])).toBe('off, then on');
    expect(await see('answered-twice', [[BACK], [BACK]])).toBeUndefined();
    expect(await see('answered-twice', [[SILENT], [BACK]]), 'silence is no off').toBeUndefined();
  });

  test('was silent, and somebody who is known was a newcomer', async () => {
    expect(await see('newcomer-again', [[SILENT]], { known: true })).toBe('new, again');
    expect(await see('newcomer-again', [[SILENT]], { known: false })).toBeUndefined();
    expect(await see('newcomer-again', [[HELLO]], { known: true })).toBeUndefined();
  });
});

test.each([
  ['fact-misspelt', 'misspell-the-fact'],
  ['written-too-late', 'write-too-late'],
])('%s takes two visits of the edit', async (id, stage) => {
  const edited = [visit({ stage, on: false })];
  expect(await see(id, [edited])).toBeUndefined();
  expect(await see(id, [edited, edited])).toBe('new, twice');
  expect(await see(id, [[HELLO], [HELLO]])).toBeUndefined();
});

describe('the race', () => {
  test('is lost by two first visits in one row', async () => {
    expect(await see('lost-twice', [[HELLO, HELLO]])).toBe('first, twice');
    expect(await see('lost-twice', [[HELLO, BACK]])).toBeUndefined();
    expect(await see('lost-twice', [[HELLO]])).toBeUndefined();
  });

  test('is lost in spite of waiting when there was a wait', async () => {
    const later = visit({ on: false, at: 2.01 });
    expect(await see('lost-waiting', [[HELLO, later]])).toBe('off, 2 s later');
    expect(await see('lost-waiting', [[HELLO, HELLO]])).toBeUndefined();
  });

  test('is won by the cookie where page and flag disagree', async () => {
    const stage = 'one-time-cookie';
    const held = visit({ stage, on: false, said: 'Welcome Back!' });
    expect(await see('cookie-held', [[held]])).toBe('back, though off');
    const byFlag = visit({ stage, on: true, said: 'Welcome Back!' });
    expect(await see('cookie-held', [[byFlag]])).toBeUndefined();
  });

  test('is won by what the app told, and not by what PostHog knew itself', async () => {
    const stage = 'one-time-tell';
    const first = visit({ stage, on: false });
    const told = visit({ stage, on: true, said: 'Welcome Back!', told: true });
    expect(await see('told-held', [[first, told]])).toBe('back, and on');
    expect(await see('told-held', [[told]])).toBeUndefined();
    const known = visit({ stage, on: true, said: 'Welcome Back!' });
    expect(await see('told-held', [[first, known]])).toBeUndefined();
  });
});

describe('two browsers', () => {
  const stage = 'one-time-cookie';
  const hello = (browser: string) => visit({ stage, browser, on: false });
  const byCookie = (browser: string) => visit({ stage, browser, on: false, said: 'Welcome Back!' });
  const byFlag = (browser: string) => visit({ stage, browser, on: true, said: 'Welcome Back!' });
  const forgotten = visit({ stage: 'one-time-forget', browser: 'laptop', said: 'Forgotten.' });

  test('differ while only one has the cookie', async () => {
    const row = [hello('laptop'), byCookie('laptop'), hello('phone')];
    expect(await see('other-browser', [row])).toBe('new elsewhere');
    expect(await see('other-browser', [row.slice(0, 2)])).toBeUndefined();
    expect(await see('other-browser', [[byCookie('laptop'), hello('laptop')]])).toBeUndefined();
  });

  test('agree once the fact has arrived', async () => {
    expect(await see('fact-follows', [[hello('laptop'), byFlag('phone')]])).toBe('on elsewhere');
    expect(await see('fact-follows', [[hello('laptop'), byFlag('laptop')]])).toBeUndefined();
    expect(await see('fact-follows', [[hello('laptop'), byCookie('phone')]])).toBeUndefined();
  });

  test('forget apart: the fact for both, the cookie in one', async () => {
    const row = [forgotten, byCookie('phone'), hello('laptop')];
    expect(await see('cookie-outlives', [row])).toBe('back, though off');
    expect(await see('cookie-outlives', [row.slice(1)])).toBeUndefined();
    expect(await see('cookie-outlives', [[forgotten, byFlag('phone')]])).toBeUndefined();
  });

  test('forget late: the flag is still on', async () => {
    expect(await see('forgotten-late', [[forgotten, byFlag('laptop')]])).toBe('on, still');
    expect(await see('forgotten-late', [[byFlag('laptop')]])).toBeUndefined();
    expect(await see('forgotten-late', [[forgotten, byCookie('phone')]])).toBeUndefined();
  });
});
