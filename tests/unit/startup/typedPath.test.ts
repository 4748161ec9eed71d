import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedPath } from '../../../src/startup/typedPath.ts';

const moved = { INIT_CWD: '/home/ada', npm_package_json: '/opt/flagbook/package.json' };

test.each([
  ['without npm', {}, '/srv', '/srv/data'],
  ['under npm', moved, '/opt/flagbook', '/home/ada/data'],
  ['in a process that the script of another package started', moved, '/srv', '/srv/data'],
  [
    'under an npm that leaves no INIT_CWD',
    { npm_package_json: moved.npm_package_json },
    '/opt/flagbook',
    '/opt/flagbook/data',
  ],
])('%s a path goes from the folder in which one stands', (_, environment, folder, whole) => {
  expect(typedPath('data', environment, folder)).toBe(whole);
});

test('a whole path stays what it is, and every other becomes one', () => {
  const name = fc.stringMatching(/^[\w. äß-]{1,12}$/);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      const relative = path.join(...names);
      // Above the root there is nothing to go back from.
      fc.pre(!relative.startsWith('..'));
      const whole = typedPath(relative, moved, '/opt/flagbook');
      expect(path.isAbsolute(whole)).toBe(true);
      expect(typedPath(whole, {}, '/srv')).toBe(whole);
      expect(path.join('/home/ada', path.relative('/home/ada', whole))).toBe(whole);
      expect(whole).toBe(path.join('/home/ada', relative, '.').replace(/\/$/, ''));
    }),
  );
});
