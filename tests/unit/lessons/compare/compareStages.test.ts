import { expect, test } from 'vitest';
import { compareStages } from '../../../../src/lessons/compare/compareStages.ts';
import { comparedStages } from '../../../../src/lessons/compare/comparedStages.ts';
import type { Project } from '../../../../src/project/project.ts';
import type { Run, Visit } from '../../../../src/runs/run.ts';
import { fakeRun } from '../../../harness/lessons/fakeRun.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const CAPTURE: Run['exchanges'][number] = {
  method: 'POST',
  path: '/batch/',
  request: {},
  startMs: 0,
  late: true,
};

/** Visits that only `plain` makes without a call to PostHog, and that are written down. */
function openVisits(times: number[] = []) {
  const visited: string[] = [];
  const others: Project[] = [];
  const visitAs =
    (place: string): Visit =>
    (stage, user) => {
      visited.push(`${place} ${stage}`);
      const { run } = fakeRun({ stage, user });
      const ms = place === 'here' ? (times.shift() ?? 1) : 100;
      const exchanges = stage === 'plain' ? [] : [CAPTURE];
      return Promise.resolve({ ...run, exchanges, response: { ...run.response, ms } });
    };
  const visitIn = (other: Project) => {
    others.push(other);
    return visitAs('elsewhere');
  };
  return { visited, others, visits: { visit: visitAs('here'), visitIn } };
}

test('the stages are made warm in another project before they are compared, and once', async () => {
  const project = openTestProject();
  const { visited, others, visits } = openVisits();
  const columns = await compareStages(project, visits, 'ada');
  expect(columns.map(({ view }) => view.run.stage)).toEqual(comparedStages);
  const first = visited.findIndex((visit) => visit.startsWith('here'));
  const warm = visited.slice(0, first);
  for (const stage of comparedStages) expect(warm).toContain(`elsewhere ${stage}`);
  expect(visited.slice(first).every((visit) => visit.startsWith('here'))).toBe(true);
  expect(others).toHaveLength(1);
  expect(others).not.toContain(project);

  await compareStages(project, visits, 'ian');
  expect(others).toHaveLength(1);
});

test('what leaves nothing in PostHog is visited five times and has the middle time', async () => {
  const { visited, visits } = openVisits([9, 0.2, 0.1, 0.4, 0.3, 2, 3, 4]);
  const columns = await compareStages(openTestProject(), visits, 'ada');
  expect(columns.map(({ ms, visits: count }) => [ms, count])).toEqual([
    [0.3, 5],
    [2, 1],
    [3, 1],
    [4, 1],
  ]);
  expect(visited.filter((visit) => visit === 'here capture')).toHaveLength(1);
});
