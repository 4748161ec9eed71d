import { describe, expect, test } from 'vitest';
import { pickRun } from '../../../../src/components/ends/pickRun.ts';

let count = 0;
/** A run by user, flag and stage: `run('max', 'off')`. */
const run = (user: string, flag: string, stage = 'flag') => {
  count += 1;
  return { id: String(count), user, flag, stage, summary: '', outcome: '', posthog: '', html: '' };
};

describe('pickRun', () => {
  test('takes the visit at which the answer turned, though others came later', () => {
    const second = run('max', 'on');
    const runs = [run('ian', 'on'), second, run('ada', 'on'), run('max', 'off')];
    expect(pickRun(runs)).toBe(second);
  });

  test('takes no turn from another stage or another user', () => {
    const newest = run('ian', 'on');
    expect(pickRun([newest, run('max', 'on'), run('max', 'off', 'plain')])).toBe(newest);
    expect(pickRun([newest, run('ada', 'off')])).toBe(newest);
  });

  test('prefers a run with a flag, and of those that answered', () => {
    const flagged = run('ian', 'on');
    expect(pickRun([run('ada', '', 'plain'), run('eva', 'unknown'), flagged])).toBe(flagged);
  });

  test('takes the newest where there is no flag, and nothing where there is no run', () => {
    const newest = run('ada', '', 'plain');
    expect(pickRun([newest, run('ian', '', 'plain')])).toBe(newest);
    expect(pickRun([])).toBeUndefined();
  });
});
