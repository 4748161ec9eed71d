import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Conversation, openConversation, PATH } from '../harness/clients/openConversation.ts';
import { sdkSuite } from '../harness/sdk/sdkSuite.ts';
import { proveEvents } from './proveEvents.ts';
import { proveFlags } from './proveFlags.ts';
import { proveLocal } from './proveLocal.ts';

const [ready, missing] = [
  inject('clients').filter((client) => 'launch' in client),
  inject('clients').filter((client) => 'missing' in client),
];

// Each program goes through all its calls once, as soon as its tests begin; they look at what came
// of it.
describe.each(ready)('$sdk $version, live', ({ sdk, version, launch }) => {
  let conversation: Conversation;

  beforeAll(async () => {
    conversation = await openConversation(launch, '');
  });

  afterAll(async () => {
    await conversation.posthog.close();
  });

  sdkSuite(`${sdk} ${version}`, (proves) => {
    const setup = { sdk, version, conversation: () => conversation };
    proveEvents(proves, setup);
    proveFlags(proves, setup);
    proveLocal(proves, setup);
  });

  test('no request was refused', () => {
    expect(conversation.posthog.refused()).toEqual([]);
  });

  test('a host with a path gets the same answers, at that path', async () => {
    const below = await openConversation(launch, PATH);
    try {
      expect(below.report).toEqual(conversation.report);
      expect(below.posthog.refused()).toEqual([]);
      const paths = below.asked.map(({ path }) => path).filter((path) => !path.startsWith(PATH));
      // posthog-ruby drops the path for what it captures, and keeps it for flags.
      expect([...new Set(paths)]).toEqual(sdk === 'posthog-ruby' ? ['/batch/'] : []);
      expect(await below.posthog.api.events('grace')).toHaveLength(120);
    } finally {
      await below.posthog.close();
    }
  });
});

test.skip.each(missing)('$sdk is not run here: needs $missing', () => undefined);
