import { omit } from 'es-toolkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultProject } from '../../src/posthog/http/defaultProject.ts';
import { contractEvents } from '../harness/sdk/contractEvents.ts';
import {
  captureRequest,
  CONTRACT_KEY,
  type ContractRequest,
} from '../harness/sdk/contractRequests.ts';
import type { ContractTest, Dialect } from '../harness/sdk/contractTest.ts';
import { openPostHog, type OpenPostHog } from '../harness/sdk/openPostHog.ts';

const TEST: ContractTest = { id: 'refusals', calls: [] };

// The contract says that SDKs do not repeat what was answered with 400, 401, 413 or 415. These are
// requests to which the embedded PostHog gives such an answer itself.
describe('what SDKs must not repeat', () => {
  let posthog: OpenPostHog;

  beforeAll(async () => {
    posthog = await openPostHog({ ...defaultProject, apiKey: CONTRACT_KEY });
  });

  afterAll(async () => {
    await posthog.close();
  });

  function sound(dialect: Dialect): ContractRequest {
    const events = contractEvents({ call: 'capture', distinct_id: 'ada', event: 'clicked' }, TEST);
    return captureRequest(TEST, dialect, events, { requestId: crypto.randomUUID() });
  }

  async function post({ path, headers, body }: ContractRequest): Promise<Response> {
    return fetch(posthog.host + path, { method: 'POST', headers, body });
  }

  const without = (request: ContractRequest, ...names: string[]) => ({
    ...request,
    headers: omit(request.headers, names),
  });
  const containing = (request: ContractRequest, body: ContractRequest['body']) => ({
    ...request,
    body,
  });
  const tooLong = () => `{"batch":"${'x'.repeat(21 * 1024 * 1024)}"}`;

  test.each([
    [400, 'without its headers', (request) => without(request, 'PostHog-Attempt')],
    [400, 'that is not JSON', (request) => containing(request, '{"batch"')],
    [400, 'without an event', (request) => containing(request, '{"created_at":"x","batch":[]}')],
    [401, 'without a key', (request) => without(request, 'Authorization')],
    [413, 'that is too long', (request) => containing(request, tooLong())],
    [
      415,
      'in another form than JSON',
      (request) => ({ ...request, headers: { ...request.headers, 'Content-Type': 'text/csv' } }),
    ],
  ] satisfies [number, string, (request: ContractRequest) => ContractRequest][])(
    'capture V1 answers %i to a request %s, in words and without a time to come again',
    async (status, _, spoil) => {
      const response = await post(spoil(sound('v1')));
      expect(response.status).toBe(status);
      expect(response.headers.get('Retry-After')).toBeNull();
      const error: unknown = await response.json();
      expect(error).toEqual({
        error: expect.stringMatching(/^[a-z_]+$/) as unknown,
        error_description: expect.stringMatching(/./) as unknown,
        error_uri: expect.stringMatching(/^https:/) as unknown,
      });
    },
  );

  test.each([
    [400, 'that is not JSON', '{"batch"'],
    [400, 'without an event', JSON.stringify({ api_key: CONTRACT_KEY, batch: [] })],
    [401, 'without a key', '{"batch":[{"event":"clicked","distinct_id":"ada"}]}'],
    [413, 'that is too long', tooLong()],
  ])('capture answers %i to a request %s, with the reason as text', async (status, _, body) => {
    const response = await post(containing(sound('server'), body));
    expect(response.status).toBe(status);
    expect(response.headers.get('Retry-After')).toBeNull();
    expect(await response.text()).not.toBe('');
  });

  test('of a refused request nothing is kept', async () => {
    expect(await posthog.api.events()).toEqual([]);
  });
});
