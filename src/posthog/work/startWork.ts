/**
 * What a request takes of the server, counted for all requests together: time in short turns, bytes
 * that are held, and the one place for work on a large body.
 */
import { createPlaces } from '../../turns/createPlaces.ts';
import { nextTurn } from '../../turns/nextTurn.ts';

/** How long a request works before all others get their turn. */
const TURN_MS = 6;
/** Bytes of bodies that are held at a time, of all requests together. */
const MOST_BYTES = 24 * 1024 * 1024;

/** A request's account. To be disposed of when the request is answered. */
export interface Work extends Disposable {
  /** True when this turn is over: time to `rest`. */
  isOver: () => boolean;
  /**
   * Lets everything else that waits have its turn.
   * @throws {ClientLeftError} when nobody waits for the answer any more.
   */
  rest: () => Promise<void>;
  /** Notes bytes that are held until the end. @throws {OverloadError} when all together are too many. */
  hold: (bytes: number) => void;
  /** Waits for the place for work on a large body, of which there is one, and keeps it to the end. */
  claimPlace: () => Promise<void>;
}

/** Nobody waits for the answer any more. */
export class ClientLeftError extends Error {}

/** The server has as much to do as it can hold; whoever asks again later gets an answer. */
export class OverloadError extends Error {}

let held = 0;
const places = createPlaces(1);

/** @param request its signal tells when the client leaves; undefined for work that nobody waits for */
export function startWork(request?: Request): Work {
  let since = performance.now();
  let bytes = 0;
  let leavePlace: (() => void) | undefined;

  async function rest(): Promise<void> {
    await nextTurn();
    if (request?.signal.aborted) throw new ClientLeftError('The client has left.');
    since = performance.now();
  }

  return {
    isOver: () => performance.now() - since > TURN_MS,
    rest,
    hold: (more) => {
      if (held + more > MOST_BYTES) throw new OverloadError(`${MOST_BYTES} bytes are held already`);
      held += more;
      bytes += more;
    },
    claimPlace: async () => {
      leavePlace ??= await places.enter();
      await rest();
    },
    [Symbol.dispose]: () => {
      held -= bytes;
      bytes = 0;
      leavePlace?.();
      leavePlace = undefined;
    },
  };
}
