import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MODULES = path.join(ROOT, 'node_modules');
const DOCUMENTS = ['README.md', 'docs/test-suites.md'];
const run = promisify(execFile);

/** A project of somebody's own, far from this repository. */
const project = mkdtempSync(path.join(tmpdir(), 'flagbook-package-'));
afterAll(() => rmSync(project, { recursive: true }));

/** What a reader copies from the documents. */
const examples = DOCUMENTS.flatMap((file) => {
  const blocks = readFileSync(path.join(ROOT, file), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms);
  return [...blocks].map(([, code = '']) => code);
}).filter((code) => code.includes("from '@flagbook/posthog'"));

describe('the installable package', () => {
  beforeAll(async () => {
    const built = path.join(project, 'built');
    await run('npm', ['run', '--silent', 'build:posthog', '--', built], { cwd: ROOT });
    const inProject = { cwd: project };
    await run('npm', ['pack', '--silent', built], inProject);
    const file = readdirSync(project).find((name) => name.endsWith('.tgz'));
    write('package.json', '{ "private": true, "type": "module" }');
    await run('npm', ['install', '--offline', '--silent', `./${file}`], inProject);
  }, 120_000);

  test('brings no other package', () => {
    expect(readdirSync(path.join(project, 'node_modules', '@flagbook'))).toEqual(['posthog']);
    const packages = readdirSync(path.join(project, 'node_modules'));
    expect(packages.filter((name) => !name.startsWith('.'))).toEqual(['@flagbook']);
  });

  test('has types that hold under strict, with no types of Node and none left out', async () => {
    write(
      'face/uses.ts',
      `import { createPostHog, createStore, slow, withFault, type PostHogServer } from '@flagbook/posthog';
const posthog: PostHogServer = createPostHog({ store: createStore(':memory:'), now: () => 0 });
export const answer: Promise<Response> = withFault(posthog.fetch, slow(5))(new Request('http://a/'));
// @ts-expect-error a store is made by createStore alone
createPostHog({ store: { close: () => undefined } });
`,
    );
    await expectTyped('face', { skipLibCheck: false, types: [] });
  });

  test('runs the examples of the documents as printed, each within a second, and strictly typed', async () => {
    for (const name of ['posthog-node', 'vitest', '@types']) link(name);
    examples.forEach((code, index) => write(`examples/${index}.test.ts`, code));
    await expectTyped('examples', { skipLibCheck: true, types: ['node'] });
    const vitest = path.join(MODULES, 'vitest/vitest.mjs');
    const args = ['run', '--root', path.join(project, 'examples'), '--testTimeout', '1000'];
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
    const { stdout } = await run(process.execPath, [vitest, ...args], { cwd: project, env });
    expect(stdout).toMatch(/Tests {2}3 passed \(3\)/);
  });

  test('is started by its command', async () => {
    const { origin } = await start();
    const body = JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada' });
    const answer = await fetch(`${origin}/flags/?v=2`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ flags: {}, errorsWhileComputingFlags: false });
  });

  test.each(['command.mjs', 'posthog.mjs'])(
    'says what it needs where Node has no SQLite: %s',
    async (file) => {
      const started = path.join(project, 'node_modules/@flagbook/posthog', file);
      const old = run(process.execPath, ['--no-experimental-sqlite', started]);
      await expect(old).rejects.toThrow(
        `This Node, ${process.version}, has none that will do: use Node 22.16 or later.`,
      );
    },
  );
});

function write(name: string, text: string): void {
  const file = path.join(project, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Stands for an installation from the registry, which a test cannot do without a network. */
function link(name: string): void {
  symlinkSync(path.join(MODULES, name), path.join(project, 'node_modules', name));
}

async function expectTyped(folder: string, options: object): Promise<void> {
  const strict = { strict: true, noEmit: true, module: 'nodenext', target: 'es2022' };
  write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: { ...strict, ...options } }));
  const compiler = path.join(MODULES, 'typescript/bin/tsc');
  const problems = await new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', path.join(project, folder)], (_, printed) =>
      resolve(printed),
    );
  });
  expect(problems).toBe('');
}

async function start(): Promise<{ origin: string }> {
  const env = { ...process.env, PORT: '0', DATA: ':memory:' };
  const command = path.join(project, 'node_modules/.bin/flagbook-posthog');
  const child = spawn(command, { cwd: project, env });
  onTestFinished(() => void child.kill());
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  return { origin: /http:\/\/[\w.:]+/.exec(printed.toString())?.[0] ?? '' };
}
