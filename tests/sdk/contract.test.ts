import { afterEach, describe, expect, test } from 'vitest';
import { defaultProject } from '../../src/posthog/http/defaultProject.ts';
import { contractAttempts } from '../harness/sdk/contractAttempts.ts';
import { type ContractEvent, contractEvents } from '../harness/sdk/contractEvents.ts';
import {
  captureRequest,
  CONTRACT_KEY,
  type ContractRequest,
  flagsRequest,
} from '../harness/sdk/contractRequests.ts';
import {
  type ContractCall,
  type ContractTest,
  contractTests,
  type Dialect,
  dialectsOf,
} from '../harness/sdk/contractTest.ts';
import type { ApiEvent } from '../harness/sdk/openApi.ts';
import { openPostHog, type OpenPostHog } from '../harness/sdk/openPostHog.ts';

/** What the options of the newest form of capture are called among the properties. */
const OPTION_PROPERTIES = {
  cookieless_mode: '$cookieless_mode',
  disable_skew_correction: '$ignore_sent_at',
  process_person_profile: '$process_person_profile',
  product_tour_id: '$product_tour_id',
};

const runs = contractTests.flatMap((contractTest) =>
  dialectsOf(contractTest).map((dialect) => ({ contractTest, dialect })),
);

test("PostHog's contract for SDKs has 153 tests", () => {
  expect(new Set(contractTests.map(({ id }) => id)).size).toBe(153);
});

/**
 * The requests that SDKs make in the tests of PostHog's contract for them, sent to the embedded
 * PostHog. Where the contract's own server fails, each repetition still reaches ours, as when the
 * answer got lost: every event must be there once.
 */
describe("PostHog's contract for SDKs", () => {
  let posthog: OpenPostHog;

  afterEach(async () => {
    await posthog.close();
  });

  for (const { contractTest, dialect } of runs) {
    test(`${contractTest.id}, as a ${dialect} SDK sends it`, async () => {
      posthog = await openFor(contractTest);
      const sent: ContractEvent[] = [];
      for (const calls of betweenFlushes(contractTest)) {
        for (const call of calls.filter(isFlagCall)) await askForFlag(contractTest, call);
        const captures = calls.filter((call) => !isFlagCall(call));
        const events = captures.flatMap((call) => contractEvents(call, contractTest));
        const path = captures[0]?.call === 'capture_ai' ? '/i/v0/ai/batch/' : '/batch/';
        await sendEvents(contractTest, dialect, events, path);
        sent.push(...events);
      }
      const stored = new Map((await posthog.api.events()).map((event) => [event.id, event]));
      expect([...stored.keys()].toSorted()).toEqual(sent.map(({ uuid }) => uuid).toSorted());
      for (const event of sent) expectSame(stored.get(event.uuid), event);
    });
  }

  async function askForFlag(contractTest: ContractTest, call: ContractCall): Promise<void> {
    const key = call.key ?? '';
    const known = await posthog.api.call<{ count: number }>('GET', `/feature_flags/?search=${key}`);
    if (known.count === 0) {
      const filters = { groups: [{ properties: [], rollout_percentage: 100 }] };
      await posthog.api.createFlag({ key, name: '', active: true, filters });
    }
    for (const [request] of contractAttempts(
      [flagsRequest(contractTest, call)],
      contractTest.answers,
    )) {
      const response = await post(request);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ flags: { [key]: { key, enabled: true } } });
    }
  }

  async function sendEvents(
    contractTest: ContractTest,
    dialect: Dialect,
    events: ContractEvent[],
    path: string,
  ): Promise<void> {
    const requestId = crypto.randomUUID();
    for (const [index, batch] of contractAttempts(events, contractTest.answers).entries()) {
      const attempt = index + 1;
      const details = { path, attempt, requestId };
      const response = await post(captureRequest(contractTest, dialect, batch, details));
      expect(response.status).toBe(200);
      if (dialect === 'v1') await expectResults(response, batch, requestId);
      else expect(await response.json()).toEqual({ status: 'Ok' });
    }
  }

  async function post(request: ContractRequest | undefined): Promise<Response> {
    if (!request) throw new Error('There is no request to send.');
    const { path, headers, body } = request;
    return fetch(posthog.host + path, { method: 'POST', headers, body });
  }
});

/** A PostHog whose project has the key that the test uses. */
function openFor({ api_key: apiKey = CONTRACT_KEY }: Pick<ContractTest, 'api_key'>) {
  return openPostHog({ ...defaultProject, apiKey });
}

function betweenFlushes({ calls }: ContractTest): ContractCall[][] {
  const lists: ContractCall[][] = [[]];
  for (const call of calls) {
    if (call === 'flush') lists.push([]);
    else lists.at(-1)?.push(call);
  }
  return lists;
}

function isFlagCall({ call }: ContractCall): boolean {
  return call === 'get_feature_flag';
}

async function expectResults(
  response: Response,
  batch: ContractEvent[],
  requestId: string,
): Promise<void> {
  const results = Object.fromEntries(batch.map(({ uuid }) => [uuid, { result: 'ok' }]));
  expect(await response.json()).toEqual({ results });
  expect(response.headers.get('PostHog-Request-Id')).toBe(requestId);
  expect(response.headers.get('Retry-After')).toBeNull();
}

function expectSame(stored: ApiEvent | undefined, sent: ContractEvent): void {
  expect(stored).toMatchObject({
    event: sent.event,
    distinct_id: sent.distinct_id,
    properties: sent.properties,
  });
  const [kept, given] = [stored?.timestamp ?? '', sent.timestamp].map((time) => Date.parse(time));
  // The time on the way is taken for a clock that is wrong.
  expect(Math.abs(Number(kept) - Number(given))).toBeLessThan(2000);
  for (const [option, property] of Object.entries(OPTION_PROPERTIES)) {
    expect(stored?.properties[property]).toBe(sent.options[option]);
  }
}
