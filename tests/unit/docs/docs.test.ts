import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json';
import { defaultProject } from '../../../src/posthog/http/defaultProject.ts';
import { readStandaloneSettings as readStandalone } from '../../../src/posthog/standalone/readStandaloneSettings.ts';
import { readSiteSettings } from '../../../src/project/readSiteSettings.ts';
import {
  commandsIn,
  headingsIn,
  identifiersIn,
  linksIn,
  pathsIn,
} from '../../harness/docs/markdown.ts';
import { readModules } from '../../harness/source/readModules.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const NPM_OWN = ['ci', 'install', 'pack'];
/** What is made in use, and so is in no fresh clone. */
const MADE = readFileSync(path.join(ROOT, '.gitignore'), 'utf8').split('\n');

const documents = ['', 'docs']
  .flatMap((folder) => readdirSync(path.join(ROOT, folder)).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith('.md'))
  .sort();
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

describe.each(documents)('%s', (file) => {
  const text = read(file);
  const from = (target: string) => path.posix.join(path.posix.dirname(file), target);

  test('links only to files that exist, and to headings that they have', () => {
    const dead = linksIn(text).filter(({ target, heading }) => {
      const linked = target === '' ? file : from(target);
      if (!existsSync(path.join(ROOT, linked))) return true;
      return heading !== undefined && !headingsIn(read(linked)).includes(heading);
    });
    expect(dead).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const kept = pathsIn(text).filter((name) => !MADE.includes(name));
    expect(kept.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });

  test('names only npm commands that exist', () => {
    const known = [...NPM_OWN, ...Object.keys(manifest.scripts)];
    expect(commandsIn(text).filter((command) => !known.includes(command))).toEqual([]);
  });

  test('has the keys of the embedded PostHog, and no other', () => {
    const { apiKey, personalApiKey } = defaultProject;
    const keys = text.match(/\bph[cx]_\w+/g) ?? [];
    expect(keys.filter((key) => key !== apiKey && key !== personalApiKey)).toEqual([]);
  });

  test('sends nobody to a port where nothing listens', () => {
    const ports = [readSiteSettings({}).port, readStandalone({}).port].map(String);
    const named = [...text.matchAll(/localhost:(\d+)/g)].map(([, port]) => port ?? '');
    expect(named.filter((port) => !ports.includes(port))).toEqual([]);
  });
});

describe('the README', () => {
  const text = read('README.md');

  test('leads to every other document', () => {
    const linked = linksIn(text).map(({ target }) => target);
    const others = documents.filter((file) => file !== 'README.md');
    expect(others.filter((file) => !linked.includes(file))).toEqual([]);
  });

  test('says first how to start, then how to prove it', () => {
    expect(commandsIn(text).slice(0, 2)).toEqual(['ci', 'start']);
    expect(commandsIn(text)).toContain('test');
  });

  test('shows files of this repository', () => {
    const shown = linksIn(text).map(({ target }) => target);
    expect([...pathsIn(text), ...shown]).toContain('tests/screenshot/step.png');
  });
});

test('CONTRIBUTING.md names only what the code exports', () => {
  const exported = new Set(readModules(['src', 'tests']).flatMap((module) => module.exports));
  const named = identifiersIn(read('CONTRIBUTING.md'));
  expect(named).toContain('stepSchema');
  expect(named.filter((name) => !exported.has(name))).toEqual([]);
});
