import path from 'node:path';
import type { SourceModule } from './readModules.ts';

/** Files whose names Astro gives: pages are URLs, and files directly in src/ are entry points. */
const NAMED_BY_ASTRO = /^src\/(pages\/.+|[^/]+)$/;

/**
 * Says so when a .ts file of src/ does not export what its name promises. `person.ts` may hold
 * `Person` or `personSchema`, `stageNames.ts` `STAGE_NAMES`; `livePart.ts` may define the element `live-part` instead.
 */
export function nameProblem({ file, text, exports }: SourceModule): string[] {
  if (!file.endsWith('.ts') || NAMED_BY_ASTRO.test(file)) return [];
  const name = path.basename(file, '.ts');
  const promised = [name.toLowerCase(), `${name.toLowerCase()}schema`];
  if (exports.some((exported) => promised.includes(exported.replaceAll('_', '').toLowerCase())))
    return [];
  const element = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (text.includes(`customElements.define('${element}'`)) return [];
  return [`${file} exports ${exports.join(', ') || 'nothing'}, but no ${name}`];
}
