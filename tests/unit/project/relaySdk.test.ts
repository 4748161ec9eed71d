import { describe, expect, test } from 'vitest';
import { relaySdk } from '../../../src/project/relaySdk.ts';
import { endlessBody } from '../../harness/project/endlessBody.ts';
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

  test('asks for early access features', async () => {
    const answer = await relay('/api/early_access_features/?token=phc_flagbook&stage=beta');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ earlyAccessFeatures: [] });
  });

  test('refuses to change early access features', async () => {
    expect((await relay('/api/early_access_features/', {})).status).toBe(403);
  });

  test.each([
    '/api/projects/@current/persons/',
    '/api/projects/1/early_access_feature/',
    '/api/early_access_feature/',
    '/api/early_access_features/1/',
    '/api/feature_flag',
    '/api/feature_flag/local_evaluation',
    '/flags/definitions',
    '/s/',
    '/',
    '/e/../api/',
  ])('refuses %s, for which no page’s SDK asks', async (path) => {
    expect((await relay(path, {})).status).toBe(403);
    expect((await relay(path)).status).toBe(403);
  });

  test('sends nothing on that is longer than a page has to say', async () => {
    const answer = await relay('/e/', { event: 'a'.repeat(300_000) });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toBe('This request has more than 256 KB. Let the page send less.');
  });

  test('reads no further in what has no end', async () => {
    const { body, given } = endlessBody(64 * 1024);
    const init = { method: 'POST', body, duplex: 'half' };
    const answer = await relaySdk(openTestProject(), new Request('http://site/e/', init));
    expect(answer.status).toBe(413);
    expect(given()).toBeLessThan(512 * 1024);
  });

  test('says of what breaks off that it did', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    const init = { method: 'POST', body, duplex: 'half' };
    const answer = await relaySdk(openTestProject(), new Request('http://site/e/', init));
    expect(answer.status).toBe(400);
  });
});
