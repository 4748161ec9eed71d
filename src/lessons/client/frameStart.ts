import type { FrameStart } from '../../frame/messages.ts';
import type { RunConnection, RunSoFar } from '../../runs/run.ts';
import type { ClientStage } from '../../tutorials/tutorial.ts';
import type { StepData } from '../contentSchemas.ts';
import { pageScript } from './pageScript.ts';

/** What a frame begins with, but for the packages, which the page around it brings. */
export interface PreparedFrame extends Pick<FrameStart, 'code' | 'stored' | 'presses'> {
  /** Absolute URL of the PostHog that its page talks to. */
  host: string;
  fault: RunSoFar['fault'];
  /** Whether the first answer about flags is held back. */
  holds: boolean;
  /** Where what the page stores is kept for the next run; unset where each has a browser of its own. */
  keptAs?: string;
}

/** What a frame's run is made of. */
interface Around {
  client: ClientStage;
  connection: RunConnection;
  step: Pick<StepData, 'browsers'>;
}

/** Prepares the frame of a run: its page's script, its browser, and what its visitor does. */
export function frameStart(
  { stage, user, browser, fault }: RunSoFar,
  { client, connection, step }: Around,
): PreparedFrame {
  const { presses = [], anonymousIds = {}, holds = false, keeps = false } = client;
  // Somebody was here with the first of their browsers; any other is new.
  const wasHere = browser === step.browsers[0] && Object.hasOwn(anonymousIds, user);
  const known = wasHere ? anonymousIds[user] : undefined;
  return {
    code: pageScript(stage, connection),
    stored: {
      local: known === undefined ? {} : visitedBefore(connection.apiKey, known),
      session: {},
      cookies: {},
    },
    presses,
    host: connection.host,
    fault,
    holds,
    ...(keeps && { keptAs: [stage, user, browser].join(' ') }),
  };
}

/** What posthog-js leaves behind in the browser of somebody who was there and did not log in. */
function visitedBefore(apiKey: string, anonymousId: string): Record<string, string> {
  const kept = { distinct_id: anonymousId, $device_id: anonymousId, $user_state: 'anonymous' };
  return { [`ph_${apiKey}_posthog`]: JSON.stringify(kept) };
}
