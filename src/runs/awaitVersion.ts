import { randomUUID } from 'node:crypto';
import type { OwnPart } from './readOwnPart.ts';
import type { RunSoFar } from './run.ts';
import { cookiesToKeep } from './stageCookies.ts';
import type { LiveVisit } from './startVisit.ts';
import { newTape, readTape, tellNews, until } from './tape.ts';

/** A visit to a reader's own version of a stage, which runs in the reader's browser. */
export interface OwnVisit extends LiveVisit {
  /** Takes what the browser recorded so far; false when that is not awaited any more. */
  take: (part: OwnPart) => boolean;
}

/** Who visits what, and the `Cookie` header of the reader's browser. */
type Visited = Omit<RunSoFar, 'id' | 'at' | 'response' | 'exchanges' | 'settled' | 'own'> & {
  cookie: string | null;
};

/** By then a browser has told what there was, or its reader has gone. */
const PATIENCE_MS = 45_000;

/** Waits for what a reader's browser tells of its own version of a stage, bit by bit. */
export function awaitVersion({ cookie, ...visited }: Visited): OwnVisit {
  const tape = newTape();
  const visit = { id: randomUUID(), at: new Date().toISOString(), ...visited };
  let part: OwnPart | undefined;
  let hasAnswered = () => {};
  const answered = new Promise<void>((resolve) => {
    hasAnswered = resolve;
  });
  const close = () => {
    clearTimeout(patience);
    tape.isClosed = true;
    hasAnswered();
    tellNews(tape);
  };
  const patience = setTimeout(close, PATIENCE_MS).unref();
  return {
    id: visit.id,
    answered,
    setCookies: () => cookiesToKeep(part?.setCookies ?? [], cookie, visited.browser),
    read: () => {
      const { response, problems = [] } = part ?? {};
      const { isRecording, news, ...recorded } = readTape(tape);
      return { run: { ...visit, response, ...recorded, isRecording, own: { problems } }, news };
    },
    hasMore: (news, ms, signal) => until(tape, () => tape.news > news, ms, signal),
    ended: (ms) => until(tape, () => tape.isClosed, ms),
    tell: () => {
      tellNews(tape);
    },
    stop: close,
    take: (told) => {
      if (tape.isClosed) return false;
      part = told;
      tape.exchanges = told.exchanges;
      tape.inFlight = told.exchanges.filter(({ ms }) => ms === undefined).length;
      if (told.response) {
        tape.answered ??= performance.now();
        hasAnswered();
      }
      if (told.isOver) close();
      else tellNews(tape);
      return true;
    },
  };
}
