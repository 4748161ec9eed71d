import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { faceCode, faceFiles, faceTypes, OPAQUE } from './packageFace.ts';
import { packageTypes } from './packageTypes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SRC = path.join(ROOT, 'src');
const POSTHOG = path.join(SRC, 'posthog');
const COMMAND = 'posthog/package/command.ts';
const FACE = 'virtual:face';

if (import.meta.main) {
  await buildPackage(process.argv[2] ?? path.join(ROOT, 'dist/posthog'));
}

interface Manifest {
  version: string;
  license: string;
}

/**
 * Writes the embedded PostHog into `folder` as a package to install: one module with its types, and
 * the command that serves it. It needs no other package.
 */
export async function buildPackage(folder: string): Promise<void> {
  await bundle(folder);
  const types = packageTypes({
    root: SRC,
    code: [...faceFiles, COMMAND],
    face: faceFiles,
    opaque: OPAQUE,
  });
  const files = [
    ['package.json', `${JSON.stringify(await packageManifest(), null, 2)}\n`],
    ['posthog.d.ts', faceTypes('./types')],
    ...[...types].map(([file, text]) => [path.join('types', file), text]),
  ] as const;
  for (const [name = '', text = ''] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await cp(path.join(POSTHOG, 'package/README.md'), path.join(folder, 'README.md'));
  await cp(path.join(ROOT, 'LICENSE'), path.join(folder, 'LICENSE'));
}

async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    resolve: { alias: { 'node:sqlite': path.join(POSTHOG, 'store/DatabaseSync.ts') } },
    plugins: [face()],
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      license: { fileName: 'THIRD-PARTY.md' },
      rolldownOptions: {
        input: { posthog: FACE, command: path.join(SRC, COMMAND) },
        output: {
          entryFileNames: '[name].mjs',
          chunkFileNames: 'chunks/[name].mjs',
          banner: ({ name }) => (name === 'command' ? '#!/usr/bin/env node' : ''),
          // For a stack to tell something.
          minify: { mangle: { keepNames: true } },
        },
      },
    },
  });
}

function face(): Plugin {
  return {
    name: 'flagbook:face',
    resolveId: (id) => (id === FACE ? FACE : undefined),
    load: (id) => (id === FACE ? faceCode(SRC) : undefined),
  };
}

async function packageManifest() {
  const own = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
  const { version, license } = own;
  return {
    name: '@flagbook/posthog',
    version,
    description: 'A PostHog in one process, for test suites and laptops: no account and no network',
    license,
    type: 'module',
    engines: { node: '>=22.16.0' },
    // For tools that read no `exports`.
    main: './posthog.mjs',
    types: './posthog.d.ts',
    exports: { '.': { types: './posthog.d.ts', default: './posthog.mjs' } },
    // Pages load the SDK from a PostHog; a project that has none in a browser needs none here.
    peerDependencies: { 'posthog-js': '1' },
    peerDependenciesMeta: { 'posthog-js': { optional: true } },
    bin: { 'flagbook-posthog': './command.mjs' },
  };
}
