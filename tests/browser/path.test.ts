import { readerPath } from '../harness/browser/readerPath.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

siteTest()(
  'a reader takes the six steps, from the plain app to the comparison',
  async ({ site }) => {
    // The page renews itself.
    await readerPath(site, () => Promise.resolve());
  },
);

siteTest({ javaScriptEnabled: false })('so does a reader without JavaScript', async ({ site }) => {
  await readerPath(site, async (page) => {
    await page.reload();
  });
});
