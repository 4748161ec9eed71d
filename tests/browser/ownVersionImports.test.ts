import { expect } from 'vitest';
import { siteTest } from '../harness/browser/siteTest.ts';
import { runVersionAs, stageCode } from '../harness/browser/writeVersion.ts';

const test = siteTest();

const CODE = stageCode('flag');

test('a version uses what it imports of a package, and of Node’s timers', async ({ site }) => {
  await site.open('/first-flag/flag');
  const imports = `import { setTimeout as wait } from 'node:timers/promises';
import { capitalize } from 'es-toolkit';
`;
  const code = CODE.replace('{\n', '{\n  console.log(await wait(1, capitalize("waited")));\n');
  await runVersionAs(site.page, 'ian', imports + code);
  expect(await site.page.locator('.version-report .logged li').allInnerTexts()).toEqual([
    expect.stringContaining('Waited'),
  ]);
});

test('what a package does not export is told with the name of the package', async ({ site }) => {
  await site.open('/first-flag/flag');
  const code = `import { nope } from 'es-toolkit';\nnope();\n${CODE}`;
  await runVersionAs(site.page, 'ian', code);
  expect(await site.page.locator('[data-slot=notice] .notice').allInnerTexts()).toEqual([
    expect.stringContaining("'es-toolkit' does not provide an export named 'nope'"),
  ]);
});
