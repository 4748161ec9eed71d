import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cookiesForStage,
  cookiesToKeep,
  emptyJars,
  isJarName,
  withSetCookies,
} from '../../../src/runs/stageCookies.ts';

const token = fc.stringMatching(/^[\w!#$%&'*+.^`|~-]{1,12}$/);
const value = fc.stringMatching(/^[\w%./+-]{0,12}$/);
const jarName = fc.stringMatching(/^[a-z][a-z0-9-]{0,19}$/).filter(isJarName);
const jar = fc.oneof(jarName, fc.constant(undefined));
/** What the site itself keeps in a browser, today or by a name that it may take. */
const siteName = fc.constantFrom(
  'progress',
  'progress-first-flag',
  'language',
  'own_ids',
  '__Host-id',
);

describe('the cookies of a stage', () => {
  test('overwrite none of the site’s, whatever the stage calls them', () => {
    fc.assert(
      fc.property(fc.oneof(siteName, token), value, jar, siteName, (name, text, browser, own) => {
        const lines = [`${name}=${text}; Path=/`, ` ${own}=1;Domain=site`, '=x', `${own} = 2`];
        const before = `${own}=mine`;
        const kept = cookiesToKeep(lines, before, browser);
        for (const line of kept)
          expect(line).toMatch(/^jar\.[a-z0-9-]+\..+; HttpOnly; SameSite=Lax$/);
        expect(withSetCookies(before, kept).split('; ')).toContain(before);
      }),
    );
  });

  test('come back to the stage as it set them, and to no stage in another browser', () => {
    fc.assert(
      fc.property(token, value, jar, jar, (name, text, one, other) => {
        fc.pre(one !== other);
        const header = withSetCookies(
          'progress=mine',
          cookiesToKeep([`${name}=${text}`], 'progress=mine', one),
        );
        expect(cookiesForStage(header, one).split('; ')).toContain(`${name}=${text}`);
        expect(cookiesForStage(header, other).replace('progress=mine', '')).toBe('');
      }),
    );
  });

  test('are forgotten when the stage says so, and with all jars', () => {
    const set = cookiesToKeep(['seen=1', 'met=ada; Max-Age=60'], null, 'phone');
    const header = withSetCookies('progress=mine', set);
    expect(cookiesForStage(header, 'phone')).toBe('seen=1; met=ada');
    const gone = cookiesToKeep(
      ['seen=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
      header,
      'phone',
    );
    expect(cookiesForStage(withSetCookies(header, gone), 'phone')).toBe('met=ada');
    expect(withSetCookies(header, emptyJars(header))).toBe('progress=mine');
  });

  test('hold for all stages, and as long as the stage says', () => {
    expect(
      cookiesToKeep(
        ['met=ada; Path=/stages/beta; Domain=example.com; Max-Age=60; Secure', 'seen=1'],
        null,
      ),
    ).toEqual([
      'jar.own.met=ada; Path=/; Max-Age=60; HttpOnly; SameSite=Lax',
      'jar.own.seen=1; Path=/; HttpOnly; SameSite=Lax',
    ]);
  });

  test('make room for each other, the oldest first', () => {
    let header = '';
    for (let id = 1; id <= 400; id += 1) {
      const lines = cookiesToKeep([`visited-${id}=${'x'.repeat(40)}`], header, 'laptop');
      header = withSetCookies(header, lines);
      expect(header.length).toBeLessThan(6100);
    }
    expect(header).toContain('visited-400=');
    expect(header).not.toContain('visited-1=');
  });
});

test('a program may send a stage its cookies as they are, where no browser is named', () => {
  expect(cookiesForStage('met=ada; jar.own.seen=1; jar.phone.seen=2')).toBe('seen=1; met=ada');
  expect(cookiesForStage('seen=2; jar.own.seen=1')).toBe('seen=1');
  expect(cookiesForStage('met=ada; jar.phone.seen=2', 'phone')).toBe('seen=2');
});

test.each(['own', 'a.b', '', 'Phone', '-a', 'a'.repeat(21)])(
  '%j is no name of a browser',
  (name) => {
    expect(isJarName(name)).toBe(false);
  },
);
