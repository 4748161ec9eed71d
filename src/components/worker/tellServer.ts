import { RETRY_DELAYS } from '../parts/retryDelays.ts';
import type { RecordedVersion } from './runVersion.ts';
import { withinLimits } from './withinLimits.ts';

/** What is not urgent is told with what comes soon after. */
const SOON_MS = 150;

/** What the server answers to a recording that it does not take. */
const REFUSED = [400, 413];

/**
 * Tells the server what came of a run so far, the page and the end at once; `onLost` is called where it
 * cannot be told.
 */
export function tellServer(
  run: string,
  onLost: () => void,
): { tell: (soFar: RecordedVersion) => void } {
  let newest: RecordedVersion | undefined;
  let timer: number | undefined;
  let isTelling = false;
  let hasPage = false;
  let isRefused = false;
  return { tell };

  function tell(soFar: RecordedVersion): void {
    if (isRefused) return;
    newest = soFar;
    const isUrgent = soFar.isOver || (soFar.response !== undefined && !hasPage);
    hasPage = soFar.response !== undefined;
    if (isUrgent) void send();
    else timer ??= window.setTimeout(() => void send(), SOON_MS);
  }

  async function send(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (isTelling) return;
    isTelling = true;
    for (let recorded = takeNewest(); recorded !== undefined; recorded = takeNewest()) {
      const answer = await post(recorded);
      if (answer && REFUSED.includes(answer.status)) refused(await answer.text());
    }
    isTelling = false;
  }

  function takeNewest(): string | undefined {
    const taken = newest && withinLimits(newest);
    newest = undefined;
    return taken;
  }

  /** What the server does not take, the reader is told in its place; nothing more is told then. */
  function refused(sentence: string): void {
    if (isRefused) return;
    isRefused = true;
    newest = { setCookies: [], exchanges: [], problems: [{ sentence }], isOver: true };
  }

  async function post(recorded: string): Promise<Response | undefined> {
    const body = new URLSearchParams({ run, recorded });
    for (const ms of [...RETRY_DELAYS, undefined]) {
      try {
        return await fetch('/parts/own-run', { method: 'POST', body });
      } catch {
        if (ms !== undefined) await new Promise((resolve) => setTimeout(resolve, ms));
      }
    }
    isRefused = true;
    newest = undefined;
    onLost();
    return undefined;
  }
}
