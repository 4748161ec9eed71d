import { newFrontPage } from '../../../src/tutorials/login/newFrontPage.ts';

/**
 * Saves the flag of the login, as its recipe or a state of it has it.
 *
 * @throws {Error} with the answer’s text, when PostHog refuses.
 */
export async function saveLoginFlag(origin: string, state?: string): Promise<void> {
  const flags = `${origin}/posthog/api/projects/1/feature_flags/`;
  const headers = { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' };
  const recipe = state === undefined ? newFrontPage.recipe : newFrontPage.states?.[state];
  const list = await fetch(`${flags}?search=${newFrontPage.key}`, { headers });
  const { results } = (await list.json()) as { results: { id: number }[] };
  const [saved] = results;
  const answer = await fetch(saved ? `${flags}${saved.id}/` : flags, {
    method: saved ? 'PATCH' : 'POST',
    headers,
    body: JSON.stringify(recipe),
  });
  if (!answer.ok) throw new Error(`Not saved: ${answer.status} ${await answer.text()}`);
}
