import { describe, expect, test } from 'vitest';
import { fakeRun, visitBy } from '../../../harness/lessons/fakeRun.ts';
import { checkSteps } from '../../../harness/lessons/checkSteps.ts';

const untold = fakeRun({ stage: 'missing-false', user: 'priya', value: false });
const told = fakeRun({ stage: 'flag-property', user: 'priya', value: false, sent: false });
const differing = [visitBy('priya', { value: false }), visitBy('priya')];

describe('the first riddle', () => {
  test('is solved by both stages for the same user who is off', async () => {
    const { done } = checkSteps({ events: differing });
    expect(await done(['false-found'], { runs: [untold] })).toEqual([]);
    expect(await done(['false-found'], { runs: [told] })).toEqual(['false-found']);
  });

  test.each([
    ['the page as it was alone', [told]],
    ['somebody who is on', [fakeRun({ stage: 'missing-false', value: true, sent: true }), told]],
    ['two users', [fakeRun({ stage: 'missing-false', user: 'erin', value: false }), told]],
  ])('is not solved by %s', async (_, runs) => {
    const { done } = checkSteps({ events: differing });
    for (const run of runs) expect(await done(['false-found'], { runs: [run] })).toEqual([]);
  });

  test('is not solved by events that differ by more than the flag’s value', async () => {
    const other = visitBy('priya');
    const events = [differing[0], { ...other, properties: { ...other.properties, plan: 'free' } }];
    const { done } = checkSteps({ events: events.filter((event) => event !== undefined) });
    expect(await done(['false-found'], { runs: [untold, told] })).toEqual([]);
  });

  test('sees that the visits of somebody who is on are alike', async () => {
    const { done } = checkSteps({});
    const on = { user: 'ian', value: true, sent: true };
    const runs = [fakeRun({ stage: 'missing-false', ...on })];
    expect(await done(['true-alike'], { runs })).toEqual([]);
    runs.push(fakeRun({ stage: 'flag-property', ...on }));
    expect(await done(['true-alike'], { runs })).toEqual(['true-alike']);
  });
});

describe('the second riddle', () => {
  const hello = fakeRun({ stage: 'flickering-page', user: 'ian', value: false });
  const welcome = fakeRun({ stage: 'flickering-page', user: 'ian', value: true });

  test('wants both pages for one user', async () => {
    const { done } = checkSteps({});
    const other = fakeRun({ stage: 'flickering-page', user: 'priya', value: true });
    expect(await done(['both-pages'], { runs: [hello, other] })).toEqual([]);
    expect(await done(['both-pages'], { runs: [welcome] })).toEqual(['both-pages']);
  });

  test('wants the receipt of a distinct ID that is nobody’s name', async () => {
    const strange = checkSteps({ events: [visitBy('id-2', { name: 'ian', value: false })] });
    expect(await strange.done(['stranger-opened'], { receipts: ['id-2'] })).toEqual([
      'stranger-opened',
    ]);
    const own = checkSteps({ events: [visitBy('ian', { value: false })] });
    expect(await own.done(['stranger-opened'], { receipts: ['ian'] })).toEqual([]);
  });
});
