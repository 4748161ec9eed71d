/**
 * A payload as an app would use it. Old versions of posthog-node hand some out as the JSON text that
 * they are on the wire: 2 and 3 where they give all payloads, 4 in remote config.
 */
export function parsePayload(payload: unknown): unknown {
  return typeof payload === 'string' ? JSON.parse(payload) : payload;
}
