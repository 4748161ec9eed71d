import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Checkout, openCheckout } from '../harness/tools/openCheckout.ts';

let checkout: Checkout;
beforeAll(async () => {
  checkout = await openCheckout();
}, 120_000);
afterAll(() => checkout.remove(), 60_000);

const vitest = (...args: string[]) => checkout.run('npx', 'vitest', 'run', ...args);

/** Files and folders that are new, and what was changed. */
const changes = async () =>
  (await checkout.run('git', 'status', '--porcelain')).trim().split('\n').toSorted();

describe('npm run new-tutorial', () => {
  test('lays out a tutorial that builds, runs and passes its tests, and touches nothing else', async () => {
    await checkout.run('npm', 'run', '--silent', 'new-tutorial', 'garden-gate');
    expect(await changes()).toEqual([
      '?? content/garden-gate/',
      '?? src/pages/stages/garden-gate-flag/',
      '?? src/pages/stages/garden-gate-plain/',
      '?? src/tutorials/garden-gate.ts',
    ]);
    await vitest('--project', 'unit', 'tests/unit/content', 'tests/unit/source');
    await vitest('--project', 'lessons', '-t', 'Garden gate');
  });

  test('leaves nothing behind where it is removed again', async () => {
    await checkout.run('git', 'clean', '--quiet', '--force', '-d', 'content', 'src');
    expect(await changes()).toEqual(['']);
    await vitest('--project', 'unit', 'tests/unit/content');
  });

  test.each(['', 'Garden Gate', 'first-flag', '../escape'])(
    'says what is wrong with the name “%s”, and makes nothing',
    async (name) => {
      const refused = checkout.run(process.execPath, 'src/authoring/newTutorial.ts', name);
      await expect(refused).rejects.toThrow(/no name for a tutorial|is there already/);
      expect(await changes()).toEqual(['']);
    },
  );
});
