import { describe, expect, test } from 'vitest';
import { awaitVersion } from '../../../src/runs/awaitVersion.ts';
import type { OwnPart } from '../../../src/runs/readOwnPart.ts';
import type { Exchange } from '../../../src/runs/run.ts';

const PAGE = { status: 200, contentType: 'text/html', body: '<p>Hello, ada!</p>', ms: 20 };

const asked: Exchange = { method: 'POST', path: '/flags/', request: {}, startMs: 1, late: false };

const part = (told: Partial<OwnPart>): OwnPart => ({
  response: undefined,
  setCookies: [],
  exchanges: [],
  problems: [],
  isOver: false,
  ...told,
});

const begin = () =>
  awaitVersion({ stage: 'flag', user: 'ada', path: '/stages/flag/user/ada', cookie: null });

describe('a run of a reader’s own version', () => {
  test('is as the browser has told so far', async () => {
    const visit = begin();
    expect(visit.read().run).toMatchObject({
      isRecording: true,
      settled: false,
      response: undefined,
    });
    const more = visit.hasMore(visit.read().news, 1000);
    visit.take(part({ exchanges: [asked] }));
    expect(await more).toBe(true);
    expect(visit.read().run.exchanges).toEqual([asked]);
    visit.take(part({ exchanges: [{ ...asked, ms: 2, status: 200 }], response: PAGE }));
    await visit.answered;
    expect(visit.read().run).toMatchObject({ response: PAGE, isRecording: true, settled: false });
    visit.take(
      part({ exchanges: [{ ...asked, ms: 2, status: 200 }], response: PAGE, isOver: true }),
    );
    expect(visit.read().run).toMatchObject({ isRecording: false, settled: true });
  });

  test('takes nothing more once it is over', () => {
    const visit = begin();
    expect(visit.take(part({ response: PAGE, isOver: true }))).toBe(true);
    expect(visit.take(part({ response: { ...PAGE, status: 500 } }))).toBe(false);
    expect(visit.read().run.response).toEqual(PAGE);
  });

  test('is over without a page when its code was stopped, and never settled', async () => {
    const visit = begin();
    const problems = [{ sentence: 'It was stopped.' }];
    visit.take(part({ problems, isOver: true }));
    await visit.answered;
    const { run } = visit.read();
    expect(run).toMatchObject({ isRecording: false, settled: false, own: { problems } });
    expect(run.response).toBeUndefined();
  });

  test('is not settled when something was still under way at its end', () => {
    const visit = begin();
    visit.take(part({ exchanges: [asked], response: PAGE, isOver: true }));
    expect(visit.read().run).toMatchObject({ isRecording: false, settled: false });
  });

  test('gives the cookies that its code set, in the jar of its browser', () => {
    const visit = awaitVersion({
      stage: 'remember',
      user: 'ada',
      path: '/stages/remember/user/ada',
      browser: 'phone',
      cookie: null,
    });
    visit.take(part({ response: PAGE, setCookies: ['initial_name=ada; Path=/'] }));
    expect(visit.setCookies()).toEqual([
      'jar.phone.initial_name=ada; Path=/; HttpOnly; SameSite=Lax',
    ]);
  });

  test('ends when nobody is to follow it any more', async () => {
    const visit = begin();
    const ended = visit.ended(1000);
    visit.stop();
    expect(await ended).toBe(true);
    expect(visit.take(part({}))).toBe(false);
  });
});
