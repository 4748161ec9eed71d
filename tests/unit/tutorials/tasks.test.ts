import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type KnownTask, TASKS } from '../../../src/lessons/tasks/tasks.ts';
import { stageSource } from '../../../src/lessons/stageSource.ts';
import { TASK_STAGES } from '../../harness/lessons/taskStages.ts';
import { checkVersion } from '../../harness/lessons/checkVersion.ts';
import { seededRandom } from '../../harness/suite/seededRandom.ts';

const tasks = [...TASKS.values()];
const FIXTURES = 'tests/fixtures/tasks';

/** What is wrong, by visit and sentence, with the first users of a check, who are always the same. */
async function faultOf(task: KnownTask, file: string): Promise<string | undefined> {
  const { visits, fault } = await checkVersion(task, fresh(file), seededRandom(1));
  if (!fault) return undefined;
  const { visit, sentence } = fault;
  return `${visit ? `(visit ${visits.indexOf(visit) + 1}) ` : ''}${sentence}`;
}

/** A file as a module that nobody has imported before. */
function fresh(file: string) {
  const path = resolve(file);
  return (): Promise<Record<string, unknown>> =>
    import(`${path}?visit=${(count += 1)}`) as Promise<Record<string, unknown>>;
}
let count = 0;

/** Without what differs from run to run. */
function masked(fault: string): string {
  return fault.replaceAll(/[0-9a-f-]{36}/g, '…').replaceAll(/after [\d.]+ (m?s)/g, 'after … $1');
}

function fileOf(stage: string): string {
  return stageSource(stage).path;
}

function wrongFiles({ id }: KnownTask): string[] {
  return readdirSync(`${FIXTURES}/${id}`)
    .filter((file) => file.endsWith('.ts'))
    .toSorted();
}

describe.concurrent.each(tasks)('the task $id', (task) => {
  test('is not done by the code that it starts with, nor by what a reader may try', async ({
    expect: expectHere,
  }) => {
    const wrong = wrongFiles(task);
    expectHere(wrong.length).toBeGreaterThanOrEqual(3);
    const files = [fileOf(task.stage), ...wrong.map((file) => `${FIXTURES}/${task.id}/${file}`)];
    const faults = await Promise.all(
      files.map(async (file, index) => {
        const fault = await faultOf(task, file);
        return `${index === 0 ? 'the start' : (wrong[index - 1] ?? '')}: ${fault ? masked(fault) : 'PASSES'}`;
      }),
    );
    expectHere(faults.filter((fault) => fault.endsWith(': PASSES'))).toEqual([]);
    await expectHere(`${faults.join('\n\n')}\n`).toMatchFileSnapshot(
      resolve(`${FIXTURES}/${task.id}/faults.txt`),
    );
  });

  test('is done by its solution, for whichever strangers', async ({ expect: expectHere }) => {
    const faults = await Promise.all(
      Array.from(
        { length: 4 },
        async () => (await checkVersion(task, fresh(fileOf(task.solution)))).fault,
      ),
    );
    expectHere(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
});

test('the tasks of the browser tests are all there are', () => {
  const stages = tasks.map(({ id, stage, solution }) => ({ id, stage, solution }));
  expect(new Set(TASK_STAGES)).toEqual(new Set(stages));
});

test('every task has a page of wrong answers, and nothing else has', () => {
  expect(readdirSync(FIXTURES).toSorted()).toEqual([...TASKS.keys()].toSorted());
});
