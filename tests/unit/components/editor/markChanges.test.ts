import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markChanges } from '../../../../src/components/editor/markChanges.ts';
import { diffSources, readSource, SOURCE_PATHS } from '../../../../src/lessons/sourceFiles.ts';

const stages = SOURCE_PATHS.filter((path) => path.includes('/stages/'));
const anyStage = fc.constantFrom(...stages);
/** Few different lines, so that many of them stand in both texts. */
const anyText = fc
  .tuple(fc.array(fc.constantFrom('', 'a', 'b', '  a', '}')), fc.boolean())
  .map(([lines, isEnded]) => lines.join('\n') + (isEnded ? '\n' : ''));

/** The lines of a text, each with the break that ends it. */
const linesOf = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

describe('the marks of a reader’s version', () => {
  test('are those that Source has between any two stages', () => {
    fc.assert(
      fc.property(anyStage, anyStage, (since, path) => {
        const marks = markChanges(readSource(since).code, readSource(path).code);
        const source = diffSources(path, since).lines;
        expect(marks.map(({ change }) => change)).toEqual(source.map(({ change }) => change));
      }),
    );
  });

  test('give both texts back: one without what was added, one without what was removed', () => {
    fc.assert(
      fc.property(anyText, anyText, (original, code) => {
        const marks = markChanges(original, code);
        const textOf = (text: string, without: string) =>
          marks.filter(({ change }) => change !== without).map(({ at }) => linesOf(text)[at]);
        const added = marks.filter(({ change }) => change !== 'removed').map(({ at }) => at);
        expect(added).toEqual(linesOf(code).map((_, at) => at));
        expect(textOf(code, 'removed').join('')).toBe(code);
        const removed = marks.filter(({ change }) => change === 'removed');
        const kept = marks.filter(({ change }) => change === undefined);
        expect(removed.length + kept.length).toBe(linesOf(original).length);
        for (const { at } of removed) expect(linesOf(original)[at]).toBeDefined();
      }),
    );
  });

  test('are none where nothing differs', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(markChanges(text, text).every(({ change }) => change === undefined)).toBe(true);
      }),
    );
  });

  test('of a text that has hardly a line in common are all of both, without a long search', () => {
    const original = 'old\n'.repeat(400);
    const code = Array.from({ length: 400 }, (_, at) => `new ${at}\n`).join('');
    const marks = markChanges(original, code);
    expect(marks.filter(({ change }) => change === 'removed')).toHaveLength(400);
    expect(marks.filter(({ change }) => change === 'added')).toHaveLength(400);
  });
});
