/** The tutorial's flag: half of everyone, and ada whatever her bucket says. */
export const TUTORIAL_FLAG = {
  key: 'new-cool-feature',
  name: 'New cool feature',
  active: true,
  filters: {
    groups: [
      { properties: [], rollout_percentage: 50 },
      {
        properties: [{ key: 'initial_name', type: 'person', operator: 'exact', value: ['ada'] }],
        rollout_percentage: 100,
      },
    ],
  },
};

/**
 * Creates the tutorial's flag through the REST API of the PostHog at `host`, a URL without a slash
 * at its end.
 *
 * @throws {Error} with the answer's text, when PostHog refuses.
 */
export async function createFlag(
  host: string,
  fetch: (url: string, init: RequestInit) => Promise<Response> = globalThis.fetch,
): Promise<void> {
  const response = await fetch(`${host}/api/projects/1/feature_flags/`, {
    method: 'POST',
    headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
    body: JSON.stringify(TUTORIAL_FLAG),
  });
  if (!response.ok) {
    throw new Error(`The flag was not created: ${response.status} ${await response.text()}`);
  }
}
