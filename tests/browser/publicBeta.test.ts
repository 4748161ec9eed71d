import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { awaitRun, turnToInstrument } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

/** Takes a step as its Try it says, and sees its ticks. */
interface Reader {
  /** Opens a step of the tutorial. */
  step: (name: string) => Promise<void>;
  /** Presses a button of the instrument, and waits for what it says then. */
  press: (button: string, said: string | RegExp) => Promise<void>;
  /** Saves set 1 at a percentage. */
  rollOut: (percentage: number) => Promise<void>;
  /** Runs somebody with a stage, by the word of the text; gives what the page says. */
  run: (user: string, stage: string) => Promise<string>;
  /** Runs a row, by the word of the text, and waits for what its last page says. */
  row: (id: string, said: string) => Promise<void>;
  /** Waits until all checks of the step are done. */
  isDone: (checks: number) => Promise<void>;
}

function readerOf(page: Page, open: (path: string) => Promise<void>, hasScript: boolean): Reader {
  const pageText = async () =>
    (await page.locator('[data-slot=page] iframe').contentFrame().locator('body').textContent()) ??
    '';
  const follow = async (word: string) => {
    const click = () => page.locator(word).first().click();
    if (hasScript) await awaitRun(page, click);
    else await click();
    return pageText();
  };
  return {
    step: (name) => open(`/public-beta/${name}`),
    press: async (button, said) => {
      await turnToInstrument(page);
      await page.locator('#flag').getByRole('button', { name: button, exact: true }).last().click();
      await page.locator('#flag').getByText(said).first().waitFor();
    },
    rollOut: async (percentage) => {
      await turnToInstrument(page);
      await page.locator('input[name="set-0-rollout"]').fill(String(percentage));
      await page.locator('#flag').getByRole('button', { name: 'Save', exact: true }).last().click();
      await page.locator('.rest-call').getByText('200').waitFor();
    },
    run: (user, stage) => follow(`.prose [data-run-user="${user}"][data-run-stage="${stage}"]`),
    row: async (id, said) => {
      await page.locator(`.prose [data-run-row="${id}"]`).first().click();
      await expect.poll(pageText, { timeout: 10_000 }).toContain(said);
    },
    isDone: async (checks) => {
      if (!hasScript) await page.reload();
      const tally = page.locator('.pips [data-say]');
      await expect
        .poll(() => tally.textContent(), { timeout: 10_000 })
        .toContain(`${checks} of ${checks} done`);
    },
  };
}

const OLD = 'These are the old docs';
const NEW = 'These are the new docs';

/** The steps without the lag lab, from the draft to everyone. */
async function takeBeta(reader: Reader): Promise<void> {
  const { step, press, rollOut, run, row, isDone } = reader;
  await step('draft');
  await press('Create “New docs” as a draft', '201');
  expect(await run('otis', 'old-docs')).toContain(OLD);
  expect(await run('otis', 'beta-docs')).toContain(OLD);
  await rollOut(100);
  expect(await run('ruth', 'beta-docs')).toContain(NEW);
  await rollOut(0);
  await isDone(3);

  await step('opt-in');
  await row('join-early', OLD);
  await press('Release beta', 'The flag asks for a person’s own choice first');
  expect(await run('mona', 'beta-docs')).toContain(NEW);
  await row('read-join-read', NEW);
  await row('join-without-set', OLD);
  await isDone(5);

  await step('opt-out');
  await rollOut(100);
  expect(await run('otis', 'beta-docs')).toContain(NEW);
  await row('read-leave-read', OLD);
  await row('leave-by-unset', NEW);
  await isDone(3);

  await step('general');
  expect(await run('ruth', 'betas')).toContain('New docs: you are in');
  await press('General availability', 'Back to beta');
  expect(await run('tess', 'beta-docs')).toContain(OLD);
  expect(await run('tess', 'ask-for-betas-alone')).not.toContain('New docs');
  await press('Back to beta', 'General availability, to all');
  await press('General availability, to all', 'The flag asks for nobody’s choice');
  expect(await run('tess', 'beta-docs')).toContain(NEW);
  await isDone(5);
}

describe('a reader takes a feature from draft to everyone', () => {
  siteTest()('and sees each choice beat the sets', async ({ site: { page, open } }) => {
    await takeBeta(readerOf(page, open, true));
  });

  siteTest({ javaScriptEnabled: false })('without JavaScript', async ({ site: { page, open } }) => {
    await takeBeta(readerOf(page, open, false));
  });
});
