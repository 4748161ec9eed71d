import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import manifest from '../../package.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'flagbook-setup-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

describe('package.json and its lockfile', () => {
  const packages = Object.entries(
    lockSchema.parse(JSON.parse(readText('package-lock.json'))).packages,
  )
    .filter(([file]) => file !== '')
    .map(([file, entry]) => ({ name: file.replace(/^.*node_modules\//, ''), ...entry }));

  test.each(Object.entries(manifest.scripts))(
    '%s asks first what this machine lacks',
    (_, line) => {
      expect(line).toMatch(/^\. \.\/scripts\/setup\.sh && /);
    },
  );

  test('name the versions of Node that README.md names and CI begins with', () => {
    const versions = manifest.engines.node;
    expect(readText('README.md')).toContain(`\`${versions}\``);
    const oldest = /\^([\d.]+)/.exec(versions)?.[1];
    expect(readText('.github/workflows/test.yml')).toContain(`node: ['${oldest}', `);
  });

  test('are proven in CI by the command that README.md gives', () => {
    const command = /^npm ci && npm test/m.exec(readText('README.md'))?.[0];
    expect(command).toBeDefined();
    expect(readText('.github/workflows/test.yml')).toContain(`- run: ${command}\n`);
  });

  test('run no script of any package when they are installed', () => {
    const allowed: Record<string, boolean> = manifest.allowScripts;
    const names = packages.filter((entry) => entry.hasInstallScript).map(({ name }) => name);
    expect(names.filter((name) => allowed[name] !== false)).toEqual([]);
    expect(Object.keys(allowed).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('pin the same Node for each kind of machine', () => {
    const runtimes = packages.filter(({ name }) => name.startsWith('node-linux-'));
    const pinned = Object.fromEntries(runtimes.map(({ name, version }) => [name, version]));
    expect(pinned).toEqual(manifest.optionalDependencies);
    expect(new Set(Object.values(pinned)).size).toBe(1);
  });

  test('pin what is in each package, and leave open from where it comes', () => {
    expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
    const open = (url = 'https://registry.npmjs.org/') =>
      url.startsWith('https://registry.npmjs.org/');
    expect(packages.filter(({ resolved }) => !open(resolved))).toEqual([]);
  });
});

describe('scripts/setup.sh', () => {
  test('finds nothing missing in this installation, and puts its Node first on the path', () => {
    const { status, stdout, stderr } = setUp({ PATH: '/usr/bin:/bin' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`${process.version}\n`);
  });

  test('asks the Node that npm runs with, and ends the script when that finds something', () => {
    const node = path.join(folder, 'node of npm');
    writeFileSync(node, '#!/bin/sh\necho "asked for $1" >&2; exit 3\n');
    chmodSync(node, 0o755);
    const { status, stdout, stderr } = setUp({ npm_node_execpath: node });
    expect([status, stdout, stderr]).toEqual([1, '', 'asked for scripts/checkSetup.cjs\n']);
  });
});

function readText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function setUp(environment: Record<string, string>) {
  const env = { PATH: process.env['PATH'], npm_node_execpath: process.execPath, ...environment };
  const script = '. ./scripts/setup.sh && node --version';
  return spawnSync('sh', ['-c', script], { cwd: ROOT, encoding: 'utf8', env });
}
