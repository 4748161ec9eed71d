import type { Browser, Page } from 'playwright-core';
import { progress } from '../../../src/lessons/checks/progress.ts';
import { clientStage } from '../../../src/lessons/client/clientStage.ts';
import { stepAddress } from '../../../src/lessons/stepAddress.ts';
import { asPerson } from '../browser/asPerson.ts';
import { awaitRun, turnToRun } from '../browser/runAs.ts';
import { type Browsing, decoded } from './openBrowsing.ts';
import { openJar } from './openJar.ts';

/** A reader's browser with a window, in which the scripts of pages are at work. */
export async function openWindow(browser: Browser, origin: string): Promise<Browsing> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await asPerson(page);

  const open = async (path: string) => {
    const answer = await page.goto(origin + path);
    return new Response(await page.content(), { status: answer?.status() ?? 500 });
  };

  return {
    get: open,
    send: async (path, fields) => {
      const answer = await context.request.post(origin + path, {
        form: fields,
        headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
        maxRedirects: 0,
      });
      return new Response(await answer.text(), { status: answer.status() });
    },
    run: async ({ step = '', ...asked }) => {
      const { path } = stepAddress(step);
      // A page that is left forgets what its visitors' browsers have kept.
      if (new URL(page.url()).pathname !== path) await open(path);
      await turnToRun(page);
      await awaitRun(page, () => begin(page, asked));
      return { status: 200, html: await page.content() };
    },
    // The page asks for it by itself.
    lookAgain: () => Promise.resolve(),
    progress: async (tutorial) => {
      const held = await context.cookies(origin);
      const cookies = decoded(held.map(({ name, value }) => [name, value]));
      return progress.read(openJar(cookies), tutorial);
    },
  };
}

/** Begins a run by the words of the step where they name it, else by the console's form. */
async function begin(page: Page, asked: Record<string, string>): Promise<void> {
  const { user = '', posthog = 'up', hold = '0' } = asked;
  const stage = asked['stage'] ?? (await page.locator('run-console').getAttribute('stage')) ?? '';
  await choose(page, 'posthog', posthog);
  await choose(page, 'browser', asked['browser']);
  const edit = page.locator(`a[data-edit="${stage}"]`);
  if ((await edit.count()) > 0) await edit.first().click();
  const word = page.locator(`.run-word[data-run-user="${user}"][data-run-stage="${stage}"]`);
  const seen = word.locator('visible=true');
  if ((await seen.count()) > 0) await seen.last().click();
  else {
    const stages = page.locator('select[name=stage]');
    if ((await stages.count()) > 0) await stages.selectOption(stage);
    await page.locator('#run-user').fill(user);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
  }
  if (!clientStage(stage)?.holds || posthog === 'down') return;
  const held = page.getByRole('button', { name: 'Let it through' });
  await held.waitFor();
  await page.waitForTimeout(Number(hold));
  await held.click();
}

/** Turns a switch of the console; where nothing is said, to its first choice. */
async function choose(page: Page, field: string, choice: string | undefined): Promise<void> {
  const choices = page.locator(`input[type=radio][name=${field}]`);
  if ((await choices.count()) === 0) return;
  const chosen =
    choice === undefined ? choices.first() : choices.and(page.locator(`[value=${choice}]`));
  await chosen.check();
}
