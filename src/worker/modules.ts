/**
 * The modules of a worker: the packages that a version may import, and the version.
 */

import * as toolkit from 'es-toolkit';
import type { ErasedModule } from '../erase/erasedModule.ts';
import { rememberAddress } from './codePlace.ts';
import { timers } from './timers.ts';

/** What a version may import, by the names under which it does. */
const PACKAGES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'es-toolkit': toolkit,
  'node:timers/promises': timers,
};

/** Where a package's module finds what it exports, until all are made. */
const PLACE = '__flagbook';

const addresses = new Map<string, string>();

/** Makes modules of the packages, and has them read before anybody waits for them. */
export async function preparePackages(): Promise<void> {
  Object.defineProperty(self, PLACE, { value: PACKAGES, configurable: true });
  for (const name of Object.keys(PACKAGES)) {
    const address = addressOf(packageCode(name));
    addresses.set(name, address);
    await import(/* @vite-ignore */ address);
  }
}

/** Imports a reader's module, and gives what it exports. */
export async function importVersion({
  code,
  imports,
}: ErasedModule): Promise<Record<string, unknown>> {
  let text = '';
  let end = 0;
  for (const place of imports) {
    text += code.slice(end, place.start) + (addresses.get(place.specifier) ?? '');
    ({ end } = place);
  }
  const address = addressOf(text + code.slice(end));
  rememberAddress(address);
  try {
    return (await import(/* @vite-ignore */ address)) as Record<string, unknown>;
  } catch (error) {
    throw error instanceof SyntaxError ? withNames(error) : error;
  }
}

/** What a package does not export is told with the package's name in place of its address. */
function withNames(error: SyntaxError): SyntaxError {
  const told = [...addresses].reduce(
    (text, [name, address]) => text.replaceAll(address, name),
    error.message,
  );
  return told === error.message ? error : new SyntaxError(told);
}

/** A module that exports what a package does. */
function packageCode(name: string): string {
  const exported = Object.keys(PACKAGES[name] ?? {}).filter((key) => key !== 'default');
  const from = `const from = self.${PLACE}[${JSON.stringify(name)}];`;
  const named = exported.map((key) => `const _${key} = from.${key};`).join('');
  const list = exported.map((key) => `_${key} as ${key}`).join(', ');
  return `${from}${named}export { ${list} };export default from;`;
}

function addressOf(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}
