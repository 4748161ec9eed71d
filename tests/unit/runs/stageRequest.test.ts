import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fillRequest,
  requestLine,
  type StageRequest,
  USER_PAGE,
  whyNotVisited,
} from '../../../src/runs/stageRequest.ts';

/** Strings with more of what addresses are made of than chance would give. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom('.', '%', '2', 'e', '/', '\\', '?', '#', '\t', '\n', ' '),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

test('every user either keeps their name in an address, or is told that they cannot', () => {
  fc.assert(
    fc.property(name, (user) => {
      if (whyNotVisited(user) !== undefined) {
        expect(user).toMatch(/^\.{1,2}$/);
        return;
      }
      const { pathname, search, hash } = new URL(
        fillRequest('flag', USER_PAGE, user).path,
        'http://site',
      );
      const parts = pathname.split('/');
      expect([parts.length, search, hash]).toEqual([5, '', '']);
      expect(decodeURIComponent(parts.at(-1) ?? '')).toBe(user);
    }),
  );
});

test.each([
  ['.', 'The user “.” cannot be visited'],
  ['..', 'The user “..” cannot be visited'],
  ['\ud83d', 'holds half a character'],
  ['a\udc00b', 'holds half a character'],
])('says why %j is not visited', (user, sentence) => {
  expect(whyNotVisited(user)).toContain(sentence);
});

test('a user in a query or a field keeps any name that is whole', () => {
  const places: StageRequest[] = [
    { path: '/?id={user}&again=1' },
    { method: 'POST', path: '/', fields: { id: '{user}' } },
  ];
  fc.assert(
    fc.property(name, fc.constantFrom(...places), (user, request) => {
      if (!user.isWellFormed()) return;
      expect(whyNotVisited(user, request)).toBeUndefined();
      const { path, form } = fillRequest('beta', request, user);
      const { pathname, searchParams, hash } = new URL(path, 'http://site');
      expect([pathname, hash]).toEqual(['/stages/beta/', '']);
      expect(form?.['id'] ?? searchParams.get('id')).toBe(user);
    }),
  );
});

test('fields are sent with a POST alone', () => {
  const fields = { user: '{user}', beta: 'on' };
  expect(fillRequest('beta', { method: 'POST', path: '/opt-in', fields }, '$&')).toEqual({
    path: '/stages/beta/opt-in',
    form: { user: '$&', beta: 'on' },
  });
  expect(fillRequest('beta', { path: '/opt-in', fields }, 'ada')).toEqual({
    path: '/stages/beta/opt-in',
  });
});

describe('requestLine', () => {
  test.each<[StageRequest, string]>([
    [USER_PAGE, 'GET /user/[ada]'],
    [{ path: '/user/{user}/posts?all=1' }, 'GET /user/[ada]/posts?all=1'],
    [{ path: '/?id={user}' }, 'GET /?id=[ada]'],
    [
      { method: 'POST', path: '/opt-in', fields: { user: '{user}', beta: 'on' } },
      'POST /opt-in user=[ada]&beta=on',
    ],
    [
      { method: 'POST', path: '/user/{user}', fields: { like: 'yes' } },
      'POST /user/[ada] like=yes',
    ],
    [{ path: '/' }, 'GET / as [ada]'],
  ])('says where in %o the user stands', (request, line) => {
    const { method, path, before, after } = requestLine(request);
    expect(`${method} ${path}${before}[ada]${after}`).toBe(line);
  });
});
