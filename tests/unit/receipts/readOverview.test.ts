import { expect, test } from 'vitest';
import type { PostHogEvent } from '../../../src/project/api/apiSchemas.ts';
import type { Project } from '../../../src/project/project.ts';
import type { ValueCounts } from '../../../src/project/api/visitCounts.ts';
import { readOverview } from '../../../src/receipts/readOverview.ts';
import { visitBy } from '../../harness/lessons/fakeRun.ts';
import { COUNTED } from '../../harness/lessons/tutorialFlag.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

function projectWith(counts: ValueCounts, events: PostHogEvent[] = []): Project {
  const api = {
    events: ({ limit }: { limit: number }) => Promise.resolve(events.slice(0, limit)),
    visits: () => ({ byValue: () => Promise.resolve(counts) }),
    personByDistinctId: () => Promise.resolve(undefined),
    flagByKey: () => Promise.resolve(undefined),
  };
  return { api } as unknown as Project;
}

const count = (value: unknown, times: number) => ({ value, count: times });

test('the breakdown has the rows true, false and none in this order, and then the others', async () => {
  const counts = [count(undefined, 900), count('test', 3), count(false, 700), count('b', 5)];
  const { breakdown } = await readOverview(
    projectWith({ counts: [...counts, count(true, 1)] }),
    '',
    COUNTED,
  );
  expect(breakdown.rows).toEqual([
    { value: 'true', count: 1 },
    { value: 'false', count: 700 },
    { value: 'none', count: 900 },
    { value: 'b', count: 5 },
    { value: 'test', count: 3 },
  ]);
});

test('the breakdown tells a text from the value that it reads like', async () => {
  const counts = [count('none', 1), count(undefined, 2), count('true', 3), count(true, 4)];
  const { breakdown } = await readOverview(projectWith({ counts, newest: 1000 }), '', COUNTED);
  expect(breakdown.newest).toBe(1000);
  expect(breakdown.rows).toEqual([
    { value: 'true', count: 4 },
    { value: 'none', count: 2 },
    { value: '"none"', count: 1 },
    { value: '"true"', count: 3 },
  ]);
});

test('of the events the newest 20 are shown, and it is said when there are older ones', async () => {
  const events = Array.from({ length: 21 }, () => visitBy('ada'));
  const some = await readOverview(projectWith({ counts: [] }, events), '', COUNTED);
  expect(some).toMatchObject({ hasOlder: true, events: { length: 20 } });
  const all = await readOverview(projectWith({ counts: [] }, events.slice(1)), '', COUNTED);
  expect(all).toMatchObject({ hasOlder: false, events: { length: 20 } });
});

test('a crowd of visits is counted whole, and not its newest page', async () => {
  const project = openTestProject();
  for (let user = 1; user <= 250; user += 1) {
    project.posthog.capture({
      distinctId: `user-${user}`,
      event: 'visited_user_page',
      properties: user % 5 === 0 ? {} : { '$feature/new-cool-feature': user % 2 === 0 },
    });
  }
  await project.posthog.flush();
  const { breakdown } = await readOverview(project, 'user-1', COUNTED);
  expect(breakdown.rows).toEqual([
    { value: 'true', count: 100 },
    { value: 'false', count: 100 },
    { value: 'none', count: 50 },
  ]);
});
