import { describe, expect, test } from 'vitest';
import type { MadeVisit } from '../../../src/evidence/made.ts';
import { pageFault } from '../../../src/evidence/pageFault.ts';

const VISIT: MadeVisit = {
  user: 'ada',
  who: 'who is new',
  setCookies: [],
  exchanges: [],
  problems: [],
};

function visit(body: string | undefined, more: Partial<MadeVisit> = {}, status = 200): MadeVisit {
  const response = { status, contentType: 'text/html', body: body ?? '', ms: 5 };
  return { ...VISIT, ...(body !== undefined && { response }), ...more };
}

const HELLO = visit('<p>Hello, ada!</p>');

describe('pageFault', () => {
  test('finds nothing wrong with a greeting, whatever else was thrown later', () => {
    const problems = [{ sentence: 'A promise was rejected.', line: 3 }];
    expect(pageFault({ visits: [HELLO, { ...HELLO, problems }] })).toBeUndefined();
  });

  test('tells the line of what was thrown, first of all', () => {
    const problems = [{ sentence: 'It threw TypeError: no. An await is missing.', line: 12 }];
    const failed = visit('', { problems }, 500);
    expect(pageFault({ visits: [failed, failed] })?.sentence).toBe(
      'Your version answered nobody: line 12: It threw TypeError: no. An await is missing.',
    );
    expect(pageFault({ visits: [visit('<p>Hi</p>'), failed] })?.sentence).toContain(
      'Your version did not answer ada: line 12',
    );
  });

  test.each([
    [visit(undefined), 'no page came.'],
    [visit('', {}, 503), 'it gave status 503.'],
    [visit('<p>Not <b>here</b></p>', {}, 404), 'got status 404 and “Not here”.'],
    [visit('<p>Hi, ada</p>'), 'ada, who is new, got “Hi, ada”. Leave the two pages as they are'],
    [visit('<p>Hello, undefined!</p>'), 'got “Hello, undefined!”, which has not their name in it.'],
  ])('tells what is wrong with %j', (one, words) => {
    const fault = pageFault({ visits: [HELLO, one] });
    expect(fault?.sentence).toContain(words);
    expect(fault?.visit).toBe(one);
  });

  test('lets those be who are not to be greeted', () => {
    const guest = visit('', { user: 'guest' }, 404);
    expect(pageFault({ visits: [HELLO, guest] }, ({ user }) => user !== 'guest')).toBeUndefined();
  });
});
