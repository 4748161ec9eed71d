import { describe, expect, test } from 'vitest';
import { relaySdk } from '../../../src/project/relaySdk.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

async function relay(path: string, body?: object) {
  const project = openTestProject();
  return relaySdk(
    project,
    new Request(`http://site${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'Content-Type': 'application/json', Cookie: 'own=1' },
    }),
  );
}

describe('relaySdk', () => {
  test('asks PostHog for flags', async () => {
    const answer = await relay('/flags/?v=2', { token: 'phc_flagbook', distinct_id: 'ada' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ flags: {} });
  });

  test('gives PostHog’s refusal back as it is', async () => {
    expect((await relay('/flags/?v=2', { token: 'none', distinct_id: 'ada' })).status).toBe(401);
  });

  test('asks for the SDK’s configuration', async () => {
    expect((await relay('/array/phc_flagbook/config')).status).toBe(200);
  });

  test.each(['/api/projects/@current/persons/', '/flags/definitions', '/s/', '/', '/e/../api/'])(
    'refuses %s, for which no page’s SDK asks',
    async (path) => {
      expect((await relay(path, {})).status).toBe(403);
    },
  );

  test('sends nothing on that is longer than a page has to say', async () => {
    expect((await relay('/e/', { event: 'a'.repeat(300_000) })).status).toBe(413);
  });
});
