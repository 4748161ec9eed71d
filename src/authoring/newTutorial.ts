/**
 * `npm run new-tutorial <name>`: lays out a tutorial of two steps that builds, runs and passes its tests.
 */

import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TEMPLATE = path.join(import.meta.dirname, 'template');

/** What stands in the template for the name, in each way in which it is written. */
const PLACEHOLDER = { id: 'new-tutorial', snake: 'new_tutorial', title: 'New tutorial' };

const [name = ''] = process.argv.slice(2);
try {
  const made = await layOut(name);
  console.log(`Made ${made.join(', ')}. Run npm run dev, and open /${name}/plain.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function layOut(id: string): Promise<string[]> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id === PLACEHOLDER.id) {
    throw new Error(
      `"${id}" is no name for a tutorial. Take lower-case words with hyphens, such as: npm run new-tutorial phased-rollout`,
    );
  }
  const parts = [
    { from: 'words', to: `content/${id}` },
    { from: 'tutorial.ts', to: `src/tutorials/${id}.ts` },
    { from: 'stages/plain', to: `src/pages/stages/${id}-plain` },
    { from: 'stages/flag', to: `src/pages/stages/${id}-flag` },
  ];
  const taken = parts.find(({ to }) => existsSync(path.join(ROOT, to)));
  if (taken) {
    throw new Error(`${taken.to} is there already. Take another name, or remove it first.`);
  }
  for (const { from, to } of parts) {
    const target = path.join(ROOT, to);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(path.join(TEMPLATE, from), target, { recursive: true });
    for (const file of await filesOf(target)) await fillIn(file, id);
  }
  return parts.map(({ to }) => to);
}

async function filesOf(target: string): Promise<string[]> {
  if (path.extname(target) !== '') return [target];
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

async function fillIn(file: string, id: string): Promise<void> {
  const words = id.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const text = await readFile(file, 'utf8');
  const filled = text
    .replaceAll(PLACEHOLDER.id, id)
    .replaceAll(PLACEHOLDER.snake, id.replaceAll('-', '_'))
    .replaceAll(PLACEHOLDER.title, title)
    // The tutorial's file comes to stand elsewhere than in the template.
    .replaceAll("'../../tutorials/", "'./")
    .replaceAll("'../../evidence/", "'../evidence/");
  await writeFile(file, filled);
}
