import { expect } from 'vitest';
import { browserTest } from '../harness/browser/browserTest.ts';
import { runAs, type ShownRun } from '../harness/browser/runAs.ts';
import { runVersionAs, stageCode } from '../harness/browser/writeVersion.ts';
import { startServer } from '../harness/server/startServer.ts';

const PASSWORD = 'a long secret';

browserTest(
  'behind a password, code that runs in the browser reaches PostHog',
  async ({ browser }) => {
    const server = await startServer({ SITE_PASSWORD: PASSWORD });
    const httpCredentials = { username: 'me', password: PASSWORD };
    const context = await browser.newContext({ httpCredentials });
    try {
      const page = await context.newPage();
      await page.goto(`${server.origin}/first-flag/flag`);
      const own = await runVersionAs(page, 'ian', stageCode('flag').replace('Hello, ', 'Hi, '));
      expect(await own.pageText()).toContain('Hi, ian!');
      expect(await answersIn(own)).toEqual(['200', '200']);

      await page.goto(`${server.origin}/login/flip`);
      const client = await runAs(page, 'ines');
      expect(await client.panel('Wire').textContent()).toContain('/flags/');
      const answers = await answersIn(client);
      expect(answers).toEqual(answers.map(() => '200'));
    } finally {
      await context.close();
      await server.stop();
    }
  },
);

/** What PostHog answered to each request of a run. */
const answersIn = ({ panel }: ShownRun) =>
  panel('Wire').locator('.line-of-call .badge').allInnerTexts();
