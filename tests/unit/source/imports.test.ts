import { describe, expect, test } from 'vitest';
import { findCycles } from '../../harness/source/findCycles.ts';
import { importProblems } from '../../harness/source/importProblems.ts';
import { nameProblem } from '../../harness/source/nameProblem.ts';
import { readModule, readModules } from '../../harness/source/readModules.ts';

const MAX_LINES = 200;

describe('the source tree', () => {
  const site = readModules(['src', 'content']);
  const all = [...site, ...readModules(['tests'])];

  test('imports only in the directions that the table allows', () => {
    expect(site.flatMap(importProblems)).toEqual([]);
  });

  test('reaches the embedded PostHog from one file only', () => {
    const doors = site.filter(
      ({ file, imports }) =>
        !file.startsWith('src/posthog/') &&
        imports.some(({ kind, target }) => kind === 'code' && target?.startsWith('src/posthog/')),
    );
    expect(doors.map((module) => module.file)).toHaveLength(1);
  });

  test('speaks SQL in the store alone', () => {
    const speakers = site.filter(
      ({ file, imports }) =>
        !file.startsWith('src/posthog/store/') &&
        imports.some(({ specifier }) => specifier === 'node:sqlite'),
    );
    expect(speakers.map((module) => module.file)).toEqual([]);
  });

  test('has no circle of imports, types included', () => {
    expect(findCycles(all)).toEqual([]);
  });

  test('has no file that only hands on what others export', () => {
    expect(all.filter((module) => module.isBarrel).map((module) => module.file)).toEqual([]);
  });

  test('names each file after its one export, or says what its exports share', () => {
    expect(site.flatMap(nameProblem)).toEqual([]);
  });

  test(`keeps every file within ${MAX_LINES} lines`, () => {
    const lengths = all.map(({ file, text }) => ({
      file,
      lines: text.trimEnd().split('\n').length,
    }));
    expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });
});

describe('importProblems', () => {
  test.each([
    ['src/flags/bucketing.ts', "import fs from 'node:fs';", 'src/flags/ may not import node:fs'],
    ['src/flags/bucketing.ts', "import '../runs/run.ts';", 'may not import src/runs/run.ts'],
    ['src/lessons/a.ts', "import { b } from '../posthog/b.ts';", 'may not import src/posthog/b.ts'],
    [
      'src/components/ui/A.astro',
      "---\nimport '../../project/a.ts';\n---\n",
      'may not import src/project/',
    ],
    ['src/components/ui/A.astro', "<script>import 'zod';</script>", 'may not import zod'],
    ['src/lessons/a.ts', "import.meta.glob('../pages/*.astro')", 'may not import src/pages/'],
    [
      'src/project/a.ts',
      "const a = await import('../pages/b.ts');",
      'may not import src/pages/b.ts',
    ],
    [
      'src/pages/stages/flag/a.ts',
      "import '../../../project/a.ts';",
      'may not import src/project/',
    ],
    ['content/first-flag/01-a.mdx', "import { a } from '../../src/flags/a.ts';", 'src/flags/a.ts'],
    ['src/fetch.ts', "import './pages/index.astro';", 'src/ may not import src/pages/'],
    ['src/crowd/a.ts', '', 'no row of tests/harness/source/rooms.ts'],
  ])('finds what %s may not do: %j', (file, code, problem) => {
    const problems = importProblems(readModule(file, code));
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test.each([
    ['src/components/ui/A.astro', "---\nimport type { Run } from '../../runs/run.ts';\n---\n"],
    ['src/lessons/a.ts', "import code from '../pages/stages/flag/index.ts?raw';"],
    ['src/pages/stages/flag/a.ts', "import type { APIRoute } from 'astro';"],
  ])('allows %s to say %j', (file, code) => {
    expect(importProblems(readModule(file, code))).toEqual([]);
  });
});

test('findCycles tells a circle from its start to its start, types included', () => {
  const circle = [
    readModule('src/a.ts', "import './b.ts';"),
    readModule('src/b.ts', "import './c.ts';"),
    readModule('src/c.ts', "import type { B } from './b.ts';"),
  ];
  expect(findCycles(circle)).toEqual(['src/b.ts → src/c.ts → src/b.ts']);
});

describe('nameProblem', () => {
  test.each([
    ['a.ts', 'export const b = 1;', 'exports b, but no a'],
    ['a.ts', 'export const a = 1; export const b = 2;', 'first comment must say what they share'],
    ['a.ts', 'export interface B {}', 'exports B, but no a'],
    ['a.ts', '', 'exports nothing, but no a'],
  ])('finds that %s does not bear the name of %j', (file, code, problem) => {
    const problems = nameProblem(readModule(`src/flags/${file}`, code));
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test.each([
    ['a.ts', 'export const a = 1; export interface B {}'],
    ['a.ts', '/** What a and b share. */\nexport const a = 1; export const b = 2;'],
    ['stage.ts', 'export const stageSchema = 1;'],
    ['lag.ts', 'export type Lag = 1;'],
  ])('lets %s hold %j', (file, code) => {
    expect(nameProblem(readModule(`src/flags/${file}`, code))).toEqual([]);
  });
});
