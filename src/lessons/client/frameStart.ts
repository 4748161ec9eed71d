import type { FrameStart } from '../../frame/messages.ts';
import type { RunConnection, RunSoFar } from '../../runs/run.ts';
import type { ClientStage } from '../../tutorials/tutorial.ts';
import { pageScript } from './pageScript.ts';

/** What a frame begins with, but for the packages, which the page around it brings. */
export interface PreparedFrame extends Pick<FrameStart, 'code' | 'stored' | 'presses'> {
  /** Absolute URL of the PostHog that its page talks to. */
  host: string;
  fault: RunSoFar['fault'];
}

/** Prepares the frame of a run: its page's script, its browser, and what its visitor does. */
export function frameStart(
  { stage, user, fault }: RunSoFar,
  { presses = [], anonymousIds = {} }: ClientStage,
  connection: RunConnection,
): PreparedFrame {
  const known = Object.hasOwn(anonymousIds, user) ? anonymousIds[user] : undefined;
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
  };
}

/** What posthog-js leaves behind in the browser of somebody who was there and did not log in. */
function visitedBefore(apiKey: string, anonymousId: string): Record<string, string> {
  const kept = { distinct_id: anonymousId, $device_id: anonymousId, $user_state: 'anonymous' };
  return { [`ph_${apiKey}_posthog`]: JSON.stringify(kept) };
}
