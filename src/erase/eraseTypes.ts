import { stripTypeScriptTypes } from 'node:module';
import type { Erased } from './erasedModule.ts';
// PLACEHOLDER until code-erase merges
export async function eraseTypes(code: string): Promise<Erased> {
  const imports = [...code.matchAll(/from '(es-toolkit|node:timers\/promises)'/g)].map((m) => ({
    specifier: m[1] ?? '',
    start: m.index + 6,
    end: m.index + 6 + (m[1] ?? '').length,
  }));
  return Promise.resolve({ module: { code: stripTypeScriptTypes(code), imports } });
}
