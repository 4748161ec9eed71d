import { describe, expect, test } from 'vitest';
import { createApi } from '../../../../src/project/api/createApi.ts';
import { TUTORIAL_FLAG } from '../../../harness/lessons/tutorialFlag.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

/** A client whose PostHog gives one answer to everything, as PostHog Cloud would. */
function apiThatAnswers(status: number, body: unknown) {
  return apiBehind(() => Promise.resolve(Response.json(body, { status })));
}

function apiBehind(fetch: (request: Request) => Promise<Response>) {
  return createApi({
    host: 'https://us.posthog.com',
    projectId: '7',
    personalApiKey: 'phx_reader',
    fetch,
  });
}

describe('the client of the REST API', () => {
  test('finds a flag that is not on the first page of its search', async () => {
    const { api } = openTestProject();
    const { id } = await api.createFlag({ key: TUTORIAL_FLAG });
    for (let number = 0; number < 101; number += 1) {
      await api.createFlag({ key: `${TUTORIAL_FLAG}-${number}` });
    }
    expect((await api.flagByKey(TUTORIAL_FLAG))?.id).toBe(id);
  });

  test('lists flags and cohorts beyond the first page, without those that are deleted', async () => {
    const { api } = openTestProject();
    for (let number = 0; number < 102; number += 1) {
      const { id } = await api.createFlag({ key: `flag-${number}` });
      if (number === 0) await api.updateFlag(id, { deleted: true });
    }
    const keys = (await api.flags()).map(({ key }) => key);
    expect(new Set(keys).size).toBe(101);
    expect(keys).not.toContain('flag-0');
    expect(await api.cohorts()).toEqual([]);
  });

  test('names the scope that a personal API key lacks', async () => {
    const api = apiThatAnswers(403, {
      type: 'authentication_error',
      code: 'permission_denied',
      detail: "API key missing required scope 'person:read'",
      attr: null,
    });
    await expect(api.personByDistinctId('ada')).rejects.toThrow(
      "API key missing required scope 'person:read'. Give the personal API key",
    );
  });

  test('says that it was asked to wait', async () => {
    const api = apiThatAnswers(429, { detail: 'Request was throttled.' });
    await expect(api.events({})).rejects.toThrow('Request was throttled. This is PostHog’s rate');
  });

  test('tells an answer that is not PostHog’s by its status', async () => {
    const api = apiThatAnswers(404, '<html>');
    await expect(api.events({})).rejects.toThrow(/with status 404\. Check POSTHOG_HOST/);
  });

  test('asks for a personal API key when it has none', async () => {
    const api = createApi({
      host: 'https://us.posthog.com',
      projectId: '7',
      personalApiKey: undefined,
      fetch: () => Promise.reject(new Error('must not be asked')),
    });
    await expect(api.events({})).rejects.toThrow('Set POSTHOG_PERSONAL_API_KEY.');
  });

  test('says so when nobody answers', async () => {
    const api = createApi({
      host: 'https://ph.example',
      projectId: '7',
      personalApiKey: 'phx_reader',
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    await expect(api.events({})).rejects.toThrow('PostHog did not answer at https://ph.example.');
  });

  test.each([
    ['of another kind', () => Response.json({ hello: 'world' })],
    ['that is a web page', () => new Response('<!doctype html>')],
  ])('says that it cannot read an answer %s', async (_, answer) => {
    const api = apiBehind(() => Promise.resolve(answer()));
    await expect(api.events({})).rejects.toThrow(
      'This site cannot read what PostHog answered to GET /api/projects/7/events/?limit=100',
    );
  });

  test('says so when an answer breaks off', async () => {
    const cut = new ReadableStream({
      pull: (stream) => {
        stream.error(new TypeError('terminated'));
      },
    });
    const api = apiBehind(() => Promise.resolve(new Response(cut)));
    await expect(api.events({})).rejects.toThrow('PostHog did not answer at');
  });

  test('asks a PostHog that says nothing at all for two things, and then spares readers the wait', async () => {
    const asked: string[] = [];
    const api = apiBehind(({ url }) => {
      asked.push(url);
      return Promise.reject(new DOMException('The operation timed out.', 'TimeoutError'));
    });
    for (const ask of [
      () => api.events({}),
      () => api.events({}),
      () => api.flags(),
      api.cohorts,
    ]) {
      await expect(ask()).rejects.toThrow('PostHog did not answer at');
    }
    expect(asked.map((url) => new URL(url).pathname)).toEqual([
      '/api/projects/7/events/',
      '/api/projects/7/feature_flags/',
    ]);
  });
});
