import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { stagePages } from '../../../src/lessons/stagePages.ts';
import { stageRequest } from '../../../src/lessons/stageRequest.ts';
import { STAGES } from '../../../src/lessons/stages.ts';
import { stageDiff, stageSource } from '../../../src/lessons/stageSource.ts';

const names = [...STAGES.keys()];
/** The script of its page where it has one, else the file that answers what the stage declares. */
function fileOf(stage: string): string {
  const script = `src/pages/stages/${stage}/_page.ts`;
  if (existsSync(script)) return readFileSync(script, 'utf8');
  const [path = ''] = stageRequest(stage).path.split('?');
  const file = path === '/' ? 'index.ts' : `${path.slice(1).replace('{user}', '[user]')}.ts`;
  return readFileSync(`src/pages/stages/${stage}/${file}`, 'utf8');
}

/** What a reader sees of a line: tags gone, entities decoded. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

describe('the shown source', () => {
  test('knows every stage that there is a folder for', () => {
    expect(readdirSync('src/pages/stages').toSorted()).toEqual(names.toSorted());
  });

  test.each(names)('is the file of %s, to the letter', (stage) => {
    const { code, lines } = stageSource(stage);
    expect(code).toBe(fileOf(stage));
    expect(`${lines.map(({ html }) => textOf(html)).join('\n')}\n`).toBe(code);
  });

  test.each([...STAGES].flatMap(([stage, { since }]) => (since ? [[since, stage] as const] : [])))(
    'marks what changed from %s to %s as a patch would',
    (before, stage) => {
      const { lines } = stageDiff(stage);
      const marked = lines.flatMap(({ change, html }) =>
        change ? [(change === 'added' ? '+' : '-') + textOf(html)] : [],
      );
      const patch = structuredPatch('', '', fileOf(before), fileOf(stage));
      const expected = patch.hunks
        .flatMap((hunk) => hunk.lines)
        .filter((line) => /^[+-]/.test(line));
      expect(marked).toEqual(expected);
    },
  );

  test.each(names)('%s takes what it declares', (stage) => {
    const { method = 'GET', path } = stageRequest(stage);
    const page = stagePages(stage).find(({ route }) => route === path.split('?')[0]);
    expect(page?.methods).toContain(method);
  });

  test.each(names)('keeps %s short enough to read', (stage) => {
    const { length } = fileOf(stage).trimEnd().split('\n');
    expect(length).toBeGreaterThanOrEqual(9);
    expect(length).toBeLessThanOrEqual(40);
  });

  test('needs one line to send the value of the flag', () => {
    const { lines } = stageSource('flag-property');
    const added = lines.filter(({ change }) => change === 'added').map(({ html }) => textOf(html));
    expect(added).toEqual(["      '$feature/new-cool-feature': flagEnabled,"]);
  });
});
