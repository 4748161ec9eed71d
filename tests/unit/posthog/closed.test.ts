import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openTestPostHog } from '../../harness/posthog/openTestPostHog.ts';

const BODY = JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada' });

describe('an embedded PostHog that is closed', () => {
  test('asks for a retry, and reports no fault, whenever the request came', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => logged.mockRestore());
    const { server, post } = openTestPostHog();
    const before = post('/flags/?v=2', BODY);
    server.reset();
    await server.close();
    const after = post('/flags/?v=2', BODY);
    for (const answer of [await before, await after]) {
      expect([answer.status, await answer.text()]).toEqual([503, 'closed, please retry']);
    }
    // What a start over put aside would be removed in later turns.
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(logged).not.toHaveBeenCalled();
  });
});
