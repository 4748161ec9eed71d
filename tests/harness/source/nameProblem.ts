import path from 'node:path';
import type { SourceModule } from './readModules.ts';

/**
 * Files whose names mean something else: pages are URLs, files directly in src/ are entry points, and
 * a tutorial's file bears its id, as does what one begins with.
 */
const NAMED_OTHERWISE = /^src\/(pages\/.+|tutorials\/[^/]+|authoring\/template\/.+|[^/]+)$/;

/**
 * Says so when the name of a .ts file of src/ promises what the file does not hold. A file with one
 * exported value bears its name: `scene.ts` may hold `sceneSchema`, `rooms.ts` `ROOMS`, `livePart.ts`
 * the element `live-part`. A file with several says what they share in its first comment. A file of
 * types alone bears the name of one of them, or says what they are.
 */
export function nameProblem({ file, text, exports, values }: SourceModule): string[] {
  if (!file.endsWith('.ts') || NAMED_OTHERWISE.test(file)) return [];
  if (values.length !== 1 && /^\/[/*]/.test(text)) return [];
  if (values.length > 1)
    return [`${file} exports ${values.join(', ')}; its first comment must say what they share`];
  const name = path.basename(file, '.ts');
  const element = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (text.includes(`customElements.define('${element}'`)) return [];
  const promised = [name.toLowerCase(), `${name.toLowerCase()}schema`];
  const named = values.length === 1 ? values : exports;
  if (named.some((each) => promised.includes(each.replaceAll('_', '').toLowerCase()))) return [];
  return [`${file} exports ${named.join(', ') || 'nothing'}, but no ${name}`];
}
