import type { NodeClient } from './nodeSdks.ts';
import type { OpenPostHog } from './openPostHog.ts';

/** What the tests of a version of posthog-node work with. */
export interface NodeSetup {
  /** The SDK with its version. */
  name: string;
  posthog: () => OpenPostHog;
  /** Runs with a client of its own, and waits until all that it captured has been sent. */
  withClient: (
    use: (client: NodeClient) => Promise<void> | void,
    keys?: { personalApiKey?: string },
  ) => Promise<void>;
}

/** How many ids of PostHog's consistency vectors an SDK is asked about. */
export const SAMPLE = 40;

/** Milliseconds in which capture, which tells nobody when it is done, has queued an event. */
export const QUEUED = 300;
