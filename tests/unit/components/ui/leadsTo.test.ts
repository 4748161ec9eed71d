import { expect, test } from 'vitest';
import { leadsTo } from '../../../../src/components/ui/leadsTo.ts';

const PAGE = { contentType: '', body: '', ms: 1 };

test.each([
  ['a redirect', 302, '/x', '302 leads to /x'],
  ['a redirect that says not whereto', 302, undefined, undefined],
  ['what was made, with its address', 201, '/x', undefined],
  ['a redirect to a text from right to left', 303, '/\u05d0', '303 leads to \u2068/\u05d0\u2069'],
])('tells of %s where a browser would go', (_what, status, location, said) => {
  expect(leadsTo({ ...PAGE, status, location })).toBe(said);
});
