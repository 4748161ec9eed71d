import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
// The package exports no way to it, and it is what the stages are given.
import { AstroCookies } from '../../../node_modules/astro/dist/core/cookies/index.js';
import { createCookies } from '../../../src/worker/createCookies.ts';

const name = fc.constantFrom('visitor', 'initial_name', 'a');
const value = fc.oneof(fc.string(), fc.constant({ plan: 'pro' }), fc.constant([1, 2]));
const options = fc.record(
  {
    path: fc.constantFrom('/', '/user'),
    httpOnly: fc.boolean(),
    secure: fc.boolean(),
    sameSite: fc.constantFrom('lax' as const, 'strict' as const, true, false),
    maxAge: fc.integer({ min: 0, max: 1e6 }),
    expires: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
  },
  { requiredKeys: [] },
);
const change = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), name, value, options }),
  fc.record({ kind: fc.constant('delete' as const), name, options }),
);
const header = fc
  .array(fc.tuple(name, fc.string()))
  .map((pairs) => pairs.map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join('; '));

describe('createCookies', () => {
  test('gives and sets what Astro would, whatever was sent and done', () => {
    fc.assert(
      fc.property(header, fc.array(change, { maxLength: 6 }), (sent, changes) => {
        const request = new Request('http://site', { headers: { Cookie: sent } });
        const astro = new AstroCookies(request, console);
        const ours = createCookies(sent);
        for (const one of changes) {
          if (one.kind === 'set') {
            astro.set(one.name, one.value, one.options);
            ours.set(one.name, one.value, one.options);
          } else {
            astro.delete(one.name, one.options);
            ours.delete(one.name, one.options);
          }
        }
        expect(ours.lines()).toEqual([...astro.headers()]);
        for (const key of ['visitor', 'initial_name', 'a', 'nobody']) {
          expect(ours.has(key)).toBe(astro.has(key));
          expect(ours.get(key)?.value).toBe(astro.get(key)?.value);
          expect(ours.get(key)?.boolean()).toBe(astro.get(key)?.boolean());
          expect(ours.get(key)?.number()).toEqual(astro.get(key)?.number());
        }
      }),
    );
  });
});
