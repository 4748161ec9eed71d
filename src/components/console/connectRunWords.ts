import { runHistory } from '../ui/runHistory.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';
import { RunConsole } from './runConsole.ts';

/**
 * Lets the words of the text run users and set the switch, and shows at each what came of it: the text
 * itself stays where it is.
 */
export function connectRunWords(): void {
  document.addEventListener('click', onClick);
  document.addEventListener('change', onChange);
  document.addEventListener('flagbook:runs', markOutcomes);
  markOutcomes();
}

function onClick(event: MouseEvent): void {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return;
  const word = target.closest<HTMLElement>(
    '[data-show-run], [data-run-user], [data-run-stage], [data-run-row], a[data-posthog], .cast [data-user]',
  );
  const runConsole = document.querySelector('run-console');
  if (!word || !(runConsole instanceof RunConsole)) return;
  event.preventDefault();
  const { showRun } = word.dataset;
  if (showRun === undefined) runAsked(runConsole, word);
  else runConsole.recall(showRun, 'card');
}

function runAsked(runConsole: RunConsole, word: HTMLElement): void {
  const {
    runUser,
    user = runUser,
    runStage: stage,
    runRow: row,
    runBrowser,
    posthog,
  } = word.dataset;
  const asked = {
    ...(user !== undefined && { user }),
    ...(stage !== undefined && { stage }),
    ...(posthog !== undefined && { posthog }),
    ...(runBrowser !== undefined && { browser: runBrowser }),
    ...(row !== undefined && { row }),
  };
  if (user === undefined && stage === undefined && row === undefined) runConsole.choose(asked);
  else void runConsole.run(asked);
}

/** Some fields of the console's form stand elsewhere in the page. */
function onChange(): void {
  const runConsole = document.querySelector('run-console');
  if (runConsole instanceof RunConsole) runConsole.choose({});
}

/** Draws at each word what came of its newest run. */
function markOutcomes(): void {
  const runs = runHistory(sessionMemory()).all();
  for (const word of document.querySelectorAll<HTMLElement>('.run-word')) {
    const { runUser, runStage, runBrowser } = word.dataset;
    const run = runs.find(
      ({ user, stage, browser }) =>
        user === runUser &&
        (runStage === undefined || stage === runStage) &&
        (runBrowser === undefined || browser === runBrowser),
    );
    if (run?.outcome) word.dataset['outcome'] = run.outcome;
  }
}
