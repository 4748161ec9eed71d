import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isEdit, STAGES } from '../../src/lessons/stages.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';
import { type RunningProject, startProject } from '../harness/take/startProject.ts';
import { linkPackages, unpackProject } from '../harness/take/unpackProject.ts';

/** The script of a page in the browser is packed by a tool that a small project does not have. */
const isTaken = (name: string) => !isEdit(name) && !STAGES.get(name)?.client;
const stages = [...STAGES.keys()].filter(isTaken);
const flaskFiles = ['plain', 'capture', 'flag', 'flag-property'];
const hasFlask = spawnSync('python3', ['-c', 'import flask, dotenv, posthog']).status === 0;

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  await createFlag(`${server.origin}/posthog`);
});
afterAll(() => server.stop());

const ask = (file: string) => fetch(`${server.origin}/take/${file}`);

/** A stage, taken along and unpacked; the folder is deleted when the test is over. */
async function take(stage: string, language: string): Promise<string> {
  const response = await ask(`${stage}.zip?language=${language}`);
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="flagbook-${stage}-${language}.zip"`,
  );
  const folder = unpackProject(new Uint8Array(await response.arrayBuffer()));
  onTestFinished(() => {
    rmSync(path.dirname(folder), { recursive: true });
  });
  return folder;
}

const textOf = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');

/** The project's app as a reader starts it, asking the PostHog of the test's server. */
async function start(
  folder: string,
  command: (port: string) => [string, ...string[]],
): Promise<RunningProject> {
  const env = { POSTHOG_HOST: `${server.origin}/posthog`, POSTHOG_API_KEY: 'phc_flagbook' };
  const project = await startProject(folder, command, env);
  onTestFinished(() => project.stop());
  return project;
}

/** The properties of the visit of a user that has arrived at PostHog. */
async function visitOf(user: string) {
  const api = `${server.origin}/posthog/api/projects/1/events/?event=visited_user_page&distinct_id=`;
  const headers = { Authorization: 'Bearer phx_flagbook' };
  const read = async () => {
    const { results } = (await (await fetch(api + user, { headers })).json()) as {
      results: { properties: Record<string, unknown> }[];
    };
    return results[0]?.properties;
  };
  await expect.poll(read, { timeout: 10_000 }).toBeDefined();
  return read();
}

describe.each(stages)('the stage %s, taken along in TypeScript', (stage) => {
  test('has its pages to the letter, and exact versions', async () => {
    const folder = await take(stage, 'ts');
    const home = `src/pages/stages/${stage}`;
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((one) => one.endsWith('.ts'))) {
      const shown = readFileSync(path.join(home, file), 'utf8');
      expect(textOf(folder, `src/pages/${file}`)).toBe(shown);
    }
    const { dependencies } = JSON.parse(textOf(folder, 'package.json')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies)) {
      expect(JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))).toMatchObject({
        version,
      });
    }
    expect(textOf(folder, 'README.md')).toContain('npm i && npm start');
  });
});

test(
  'an Astro app that was taken along is built, runs, and asks PostHog',
  { timeout: 60_000 },
  async () => {
    const folder = await take('flag-property', 'ts');
    linkPackages(folder);
    const { page } = await start(folder, () => ['npm', 'start']);
    expect(await page('/')).toBe('<p>Hello, World!</p>');
    expect(await page('/user/ian')).toBe('<p>Welcome, ian! You are on the new cool page</p>');
    expect(await page('/user/max')).toBe('<p>Hello, max!</p>');
    expect(await visitOf('ian')).toMatchObject({
      '$feature/new-cool-feature': true,
      $lib: 'posthog-node',
    });
  },
);

describe.each(flaskFiles)('the stage %s, taken along in Python', (stage) => {
  const file = `${stage.replace('-', '_')}.py`;

  test('has its file to the letter, which python3 compiles', async ({ skip }) => {
    const folder = await take(stage, 'py');
    expect(textOf(folder, file)).toBe(readFileSync(`content/first-flag/flask/${file}`, 'utf8'));
    expect(textOf(folder, 'README.md')).toContain('pip install -r requirements.txt && flask run');
    skip(spawnSync('python3', ['--version']).status !== 0, 'this machine has no python3');
    execFileSync('python3', ['-m', 'py_compile', file], { cwd: folder });
  });
});

test(
  'a Flask app that was taken along runs, and asks PostHog',
  { timeout: 30_000 },
  async ({ skip }) => {
    skip(!hasFlask, 'this machine’s python3 lacks flask, python-dotenv or posthog');
    const folder = await take('flag-property', 'py');
    const { page } = await start(folder, (port) => ['python3', '-m', 'flask', 'run', '-p', port]);
    expect(await page('/')).toBe('<p>Hello, World!</p>');
    expect(await page('/user/noah')).toMatch(/^<p>(Hello|Welcome), noah!/);
    expect(await visitOf('noah')).toMatchObject({ $lib: 'posthog-python' });
  },
);

test.each([
  ['ask-twice.zip', 404, 'no such stage'],
  ['nowhere.zip', 404, 'no such stage'],
  ['remember.zip?language=py', 404, 'written in TypeScript alone'],
  ['login.zip?language=ts', 404, 'a bundler puts together'],
  ['flag.zip?language=php', 400, 'either ts or py'],
])('answers %s with %d and a sentence', async (file, status, sentence) => {
  const response = await ask(file);
  expect(response.status).toBe(status);
  expect(await response.text()).toContain(sentence);
});
