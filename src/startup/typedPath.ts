import path from 'node:path';
import type { Environment } from './parseEnvironment.ts';

/**
 * The whole path of a file as whoever typed it means it: from the folder they stand in. Npm runs a
 * script in the folder of its package.json, and leaves the other one in INIT_CWD.
 */
export function typedPath(
  file: string,
  { INIT_CWD: initial, npm_package_json: manifest }: Environment,
  folder = process.cwd(),
): string {
  // A process that a script of another package started has that package's INIT_CWD.
  const isMoved = manifest !== undefined && path.dirname(manifest) === folder;
  return path.resolve(folder, isMoved ? (initial ?? '') : '', file);
}
