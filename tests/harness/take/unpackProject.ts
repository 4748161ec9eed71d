import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** Unpacks a zip into a folder of its own, and gives the folder that is in it. */
export function unpackProject(zip: Uint8Array): string {
  const root = mkdtempSync(path.join(tmpdir(), 'flagbook-take-'));
  const files = Object.entries(unzipSync(zip));
  for (const [name, bytes] of files) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, strFromU8(bytes));
  }
  const [folder = ''] = readdirSync(root);
  return path.join(root, folder);
}

/** Gives a project this repository's packages, as `npm i` would fetch them, and a cache of its own. */
export function linkPackages(project: string): void {
  const own = path.join(project, 'node_modules');
  mkdirSync(own);
  const packages = readdirSync('node_modules').filter((name) => !/^\.(?!bin$)/.test(name));
  for (const name of packages)
    symlinkSync(path.resolve('node_modules', name), path.join(own, name));
}
