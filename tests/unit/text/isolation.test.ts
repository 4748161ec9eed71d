import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inside, isolate } from '../../../src/text/isolation.ts';

/** How deep the text is in isolates at its end, and how little it was in between. */
function depthOf(text: string): { end: number; least: number } {
  let end = 0;
  let least = 0;
  for (const character of text) {
    if (/[\u2066-\u2068]/.test(character)) end += 1;
    if (character === '\u2069') end -= 1;
    least = Math.min(least, end);
  }
  return { end, least };
}

const turning = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u2066',
        '\u2067',
        '\u2068',
        '\u2069',
        '\u202a',
        '\u202d',
        '\u202e',
        '\u202c',
      ),
      fc.constantFrom('\u05d0', '\u0627', '\u2029', '\n', '\u0085', 'a', '1', ' '),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('no text closes the isolate that it is in, or leaves one open', () => {
  fc.assert(
    fc.property(turning, (text) => {
      expect(depthOf(inside(text))).toEqual({ end: 0, least: 0 });
      const isolated = isolate(text);
      expect(depthOf(isolated)).toEqual({ end: 0, least: 0 });
      if (isolated === text) expect(text).not.toMatch(/[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/);
      else expect(isolated).toMatch(/^\u2068[^\u2029\n\u0085]*\u2069$/);
    }),
  );
});

test.each(['ada', 'Zoë & co', '用户', '😀', 'a\nb', '', 'Ян'])('%j is left as it is', (text) => {
  expect(isolate(text)).toBe(text);
  expect(inside(text)).toBe(text);
});

test('a name from right to left can be copied from an element of its own', () => {
  expect(inside('אבגד')).toBe('אבגד');
  expect(isolate('אבגד')).toBe('\u2068אבגד\u2069');
  expect(isolate('a\u2029\u202eb')).toBe('\u2068a␤\u202eb\u2069');
});

test('to isolate what is isolated already changes nothing that can be seen', () => {
  fc.assert(
    fc.property(turning, (text) => {
      expect(depthOf(isolate(isolate(text)))).toEqual({ end: 0, least: 0 });
    }),
  );
});
