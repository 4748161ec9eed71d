import { describe, expect, test } from 'vitest';
import type { RunReport } from '../../../../src/receipts/runReport.ts';
import { checkSteps } from '../../../harness/lessons/checkSteps.ts';
import { fakeRun, visitBy } from '../../../harness/lessons/fakeRun.ts';

const olivia = fakeRun({ stage: 'capture', user: 'olivia' });
const person = { properties: { initial_name: 'olivia' } };

describe('two visits of one user', () => {
  test('are two events and one person', async () => {
    const events = [visitBy('olivia'), visitBy('olivia')];
    const { seen } = checkSteps({ events, person });
    expect(await seen('same-person', { runs: [olivia] })).toBe('2 events, 1 person');
  });

  test('count only in the step that made them', async () => {
    const { seen } = checkSteps({ events: [visitBy('olivia'), visitBy('olivia')], person });
    expect(await seen('same-person')).toBeUndefined();
  });

  test('may arrive after the run', async () => {
    const events = [visitBy('olivia')];
    const { done } = checkSteps({ events, person });
    expect(await done(['same-person'], { runs: [olivia] })).toEqual([]);
    events.push(visitBy('olivia'));
    expect(await done(['same-person'])).toEqual(['same-person']);
  });
});

describe('a name that is markup', () => {
  const odd = (stage: string, name: string): RunReport => {
    const view = fakeRun({ stage, user: '<b>ada</b>' });
    view.run.response.body = `<p>Hello, ${name}!</p>`;
    return view;
  };

  test('comes out as text, or as markup where nothing escapes it', async () => {
    const { seen } = checkSteps({});
    const escaped = odd('plain', '&lt;b&gt;ada&lt;/b&gt;');
    const obeyed = odd('drop-the-escape', '<b>ada</b>');
    expect(await seen('name-obeyed', { runs: [escaped] })).toBeUndefined();
    expect(await seen('name-escaped', { runs: [escaped] })).toBe('as text');
    expect(await seen('name-obeyed', { runs: [obeyed] })).toBe('as markup');
  });

  test('is not the second name that the step asks for', async () => {
    const { done } = checkSteps({});
    expect(await done(['no-calls'], { runs: [odd('plain', '&lt;b&gt;')] })).toEqual([]);
    const runs = [fakeRun({ stage: 'plain', user: 'ian' })];
    expect(await done(['no-calls'], { runs })).toEqual(['no-calls']);
  });
});

test('a page is unharmed when PostHog took none of its events', async () => {
  const exchange = { method: 'POST', path: '/batch/', request: {}, startMs: 0, late: true };
  const run = (status?: number) => {
    const view = fakeRun({ stage: 'capture' });
    view.run.exchanges = [
      status === undefined ? { ...exchange, error: 'refused' } : { ...exchange, status },
    ];
    return { runs: [view] };
  };
  const down = fakeRun({ stage: 'capture' });
  down.run.fault = 'down';
  expect(await checkSteps({}).seen('page-unharmed', { runs: [down] })).toBe('Hello, no event');
  expect(await checkSteps({}).seen('page-unharmed', run())).toBe('Hello, no event');
  expect(await checkSteps({}).seen('page-unharmed', run(503))).toBe('Hello, no event');
  expect(await checkSteps({}).seen('page-unharmed', run(200))).toBeUndefined();
});
