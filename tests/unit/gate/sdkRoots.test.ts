import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SDK_ROOTS } from '../../../src/gate/sdkRoots.ts';
import { browserPaths } from '../../../src/posthog/browser/browserRoutes.ts';
import { capturePaths } from '../../../src/posthog/capture/captureRoutes.ts';
import { flagsPaths } from '../../../src/posthog/evaluation/flagsRoutes.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const rootOf = (route: string) => route.split('/')[1];

test('SDK_ROOTS are the beginnings of all that SDKs ask for', () => {
  const routes = [...capturePaths, ...flagsPaths, ...browserPaths, '/api/projects'];
  expect(SDK_ROOTS).toEqual([...new Set(routes.map(rootOf))].toSorted());
});

test('no page, tutorial or file of the site begins so', () => {
  const names = ['src/pages', 'content', 'public'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder)).map((name) => path.parse(name).name),
  );
  expect(names).toContain('first-flag');
  expect(names.filter((name) => SDK_ROOTS.includes(name))).toEqual([]);
});

test('docs/hosting.md lists them for a proxy to close', () => {
  const text = readFileSync(path.join(ROOT, 'docs/hosting.md'), 'utf8');
  const listed = /what SDKs ask for at\nthe root: ([^.]*)\./.exec(text)?.[1] ?? '';
  expect([...listed.matchAll(/`\/(\w+)`/g)].map(([, root]) => root)).toEqual(SDK_ROOTS);
});
