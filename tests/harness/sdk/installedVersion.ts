import { readFileSync } from 'node:fs';
import path from 'node:path';

const MODULES = path.resolve(import.meta.dirname, '../../../node_modules');

/** The version of a package in node_modules, by the name that it is installed under. */
export function installedVersion(name: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(MODULES, name, 'package.json'), 'utf8'),
  );
  return (manifest as { version: string }).version;
}
