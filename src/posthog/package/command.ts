/*
 * The command of the installed package: serves an embedded PostHog, as `npm run posthog` does here.
 * What it serves is loaded late, so that a Node without SQLite gets a sentence and no stack.
 */

import('../store/DatabaseSync.ts')
  .then(() => import('../standalone/startAlone.ts'))
  .then(({ startAlone }) => startAlone(process.env))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
