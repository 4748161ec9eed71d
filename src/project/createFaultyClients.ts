import type { PostHog } from 'posthog-node';
import type { Fault } from '../runs/run.ts';
import { createSemaphore } from '../turns/createSemaphore.ts';

/** A client with a fault between it and PostHog, for one visit. */
export interface FaultyClient {
  posthog: PostHog;
  /** To be called when the visit is over: what has not left by then does not leave any more. */
  close: () => void;
}

/** Each holds timers and a queue for some seconds. */
const MOST = 20;

/** By then the client has found out, attempt by attempt, that nothing leaves any more. */
const SHUTDOWN_MS = 30_000;

/**
 * Gives clients of their own to visits that are to find PostHog slow or down: neither the site's
 * client nor any other reader meets that fault.
 *
 * @param connect makes such a client; past `isOpen()` nothing gets through to PostHog
 */
export function createFaultyClients(connect: (fault: Fault, isOpen: () => boolean) => PostHog) {
  const gate = createSemaphore(MOST, 0);
  return (fault: Fault): Promise<FaultyClient> =>
    new Promise((resolve, reject) => {
      const visit = () =>
        new Promise<void>((leave) => {
          let isOpen = true;
          const posthog = connect(fault, () => isOpen);
          const close = () => {
            isOpen = false;
            leave();
            void posthog.shutdown(SHUTDOWN_MS).catch(() => undefined);
          };
          resolve({ posthog, close });
        });
      gate(visit).catch(reject);
    });
}
