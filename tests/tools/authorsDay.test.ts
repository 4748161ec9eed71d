import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '../harness/server/findFreePort.ts';
import { type RunningServer, startProcess } from '../harness/server/startProcess.ts';
import { type Checkout, openCheckout } from '../harness/tools/openCheckout.ts';

const STEP = 'content/first-flag/04-flag.mdx';
const PLAIN = 'src/pages/stages/plain/user/[user].ts';

let checkout: Checkout;
let server: RunningServer;
beforeAll(async () => {
  checkout = await openCheckout();
  const port = await findFreePort();
  // Where Astro's dev server finds VITEST set, it serves no pages.
  const env = { NODE_ENV: 'development', VITEST: '', ASTRO_TELEMETRY_DISABLED: '1' };
  server = await startProcess(
    path.join(checkout.folder, 'node_modules/astro/bin/astro.mjs'),
    { ...env, DATA_DIR: path.join(checkout.folder, '.data') },
    ['dev', '--port', String(port)],
    [],
    undefined,
    checkout.folder,
  );
}, 120_000);
afterAll(async () => {
  await server.stop();
  checkout.remove();
}, 60_000);

/** Has an author write one thing for another in a file, and puts it back. */
async function withMistake(
  file: string,
  right: string | RegExp,
  wrong: string,
  look: () => Promise<void>,
) {
  const place = path.join(checkout.folder, file);
  const before = readFileSync(place, 'utf8');
  expect(before).toMatch(right);
  writeFileSync(place, before.replace(right, wrong));
  try {
    await look();
  } finally {
    writeFileSync(place, before);
  }
}

/** What an author sees of a page, once it says what it is to say. */
const seen = async (address: string) => {
  const answer = await fetch(server.origin + address, { headers: { Accept: 'text/html' } });
  return { status: answer.status, text: await answer.text() };
};

describe('npm run dev shows in the browser, with file, line and mend,', () => {
  test.each([
    [
      'a stage that is not there',
      STEP,
      /^stage: flag$/m,
      'stage: flagg',
      `${STEP}:5`,
      'There is no stage &quot;flagg&quot;. Use one of plain',
    ],
    [
      'a check that nothing sees',
      STEP,
      /id: hello-seen/,
      'id: helo-seen',
      `${STEP}:`,
      'does not say how it is seen',
    ],
    ['a key that means nothing', STEP, /^readout:/m, 'read-out:', `${STEP}:1`, 'read-out'],
    ['frontmatter that cannot be read', STEP, /^minutes: 8$/m, 'minutes: [8', `${STEP}:`, 'YAML'],
    [
      'a dead link',
      STEP,
      '/first-flag/create-flag#flag',
      '/first-flag/no-flag#flag',
      `${STEP}:`,
      'there is no such page',
    ],
    [
      'a relative dead link',
      STEP,
      '(/first-flag/create-flag#flag)',
      '(no-flag)',
      `${STEP}:`,
      'links to no-flag',
    ],
    [
      'a component that nobody made',
      STEP,
      '<TryIt>',
      '<TryThis>\n\n</TryThis>\n\n<TryIt>',
      `${STEP}:`,
      'is no component',
    ],
    [
      'a stage without a folder',
      'src/tutorials/first-flag/stages.ts',
      "plain: { title: 'Plain' },",
      "plain: { title: 'Plain' },\n  nowhere: { title: 'Nowhere' },",
      'src/tutorials/first-flag',
      'there is no src/pages/stages/nowhere/',
    ],
  ])('%s', async (_what, file, right, wrong, place, mend) => {
    await withMistake(file, right, wrong, async () => {
      await expect
        .poll(() => seen('/first-flag/flag'), { timeout: 60_000 })
        .toMatchObject({
          status: 500,
          text: expect.stringContaining(mend) as unknown,
        });
      expect((await seen('/first-flag/flag')).text).toContain(place);
    });
    await expect
      .poll(async () => (await seen('/first-flag/flag')).status, { timeout: 60_000 })
      .toBe(200);
  });

  test('MDX that cannot be read', async () => {
    await withMistake(STEP, '</TryIt>', '</TryIt', async () => {
      await expect
        .poll(() => seen('/first-flag/flag'), { timeout: 60_000 })
        .toMatchObject({
          status: 500,
          text: expect.stringContaining(STEP) as unknown,
        });
    });
    await expect
      .poll(async () => (await seen('/first-flag/flag')).status, { timeout: 60_000 })
      .toBe(200);
  });

  test('a stage that throws', async () => {
    const thrown =
      "const { user } = params;\n  if (user) throw new Error('This is not written yet.');";
    await withMistake(PLAIN, 'const { user } = params;', thrown, async () => {
      await expect
        .poll(async () => (await seen('/stages/plain/user/ada')).text, { timeout: 60_000 })
        .toContain('This is not written yet.');
      const { status, text } = await seen('/stages/plain/user/ada');
      expect(status).toBe(500);
      expect(text).toContain(`${PLAIN}:6`);
      // The console of the step shows what its stage answered.
      expect((await seen('/first-flag/plain?user=ada&run')).text).toContain(
        'This is not written yet.',
      );
    });
  });
});

test('npm run build is stopped by a mistake, and says which', async () => {
  await withMistake(STEP, '<TryIt>', '<TryThis>\n\n</TryThis>\n\n<TryIt>', async () => {
    const built = checkout.run('npm', 'run', '--silent', 'build');
    await expect(built).rejects.toThrow(`${STEP} uses <TryThis>, which is no component.`);
  });
});
