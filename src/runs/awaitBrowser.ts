import type { BrowserPart } from './browserPart.ts';
import type { RunSoFar } from './run.ts';
import type { LiveVisit } from './startVisit.ts';

/** A visit whose page has a script, which runs in the visitor's browser. */
export interface BrowserVisit extends LiveVisit {
  /** Takes what the browser recorded; false when it was told already, or is not awaited any more. */
  post: (part: BrowserPart) => boolean;
}

/** By then a browser has told what there was, or its reader has gone. */
const PATIENCE_MS = 90_000;

/** Keeps a visit open until its visitor's browser has told what came of the page. */
export function awaitBrowser(visit: LiveVisit): BrowserVisit {
  let part: BrowserPart | undefined;
  let isAwaited = true;
  const end = () => {
    isAwaited = false;
    clearTimeout(patience);
    visit.tell();
  };
  const patience = setTimeout(end, PATIENCE_MS).unref();
  return {
    ...visit,
    read: () => {
      const { run, news } = visit.read();
      return { run: withBrowser(run, part, isAwaited), news };
    },
    post: (told) => {
      if (!isAwaited) return false;
      part = told;
      end();
      return true;
    },
    stop: () => {
      visit.stop();
      end();
    },
  };
}

/** The browser begins where the app has answered. */
function withBrowser(run: RunSoFar, part: BrowserPart | undefined, isAwaited: boolean): RunSoFar {
  const { exchanges = [], moments = [], problems = [] } = part ?? {};
  const offset = run.response?.ms ?? 0;
  const moved = exchanges.map((one) => ({ ...one, startMs: one.startMs + offset }));
  return {
    ...run,
    exchanges: [...run.exchanges, ...moved],
    isRecording: (run.isRecording ?? false) || isAwaited,
    settled: run.settled && !isAwaited,
    inBrowser: { isAwaited, moments, problems },
  };
}
