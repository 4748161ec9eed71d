import { describe, expect, test } from 'vitest';
import { clientStage } from '../../../../src/lessons/client/clientStage.ts';
import { STAGES } from '../../../../src/lessons/stages.ts';
import { sdksOf } from '../../../../src/lessons/take/sdksOf.ts';

const sdksOfStage = (stage: string) => Object.keys(sdksOf({ stage, stages: [], edits: [] }));

describe('sdksOf', () => {
  test('names posthog-js for a page with a script, and posthog-node for all else', () => {
    for (const stage of STAGES.keys()) {
      const own = clientStage(stage) ? 'posthog-js' : 'posthog-node';
      expect(sdksOfStage(stage), stage).toContain(own);
    }
    expect(sdksOfStage('login')).toEqual(['posthog-js']);
    expect(sdksOfStage('flag')).toEqual(['posthog-node']);
  });

  test('names both where the app asks PostHog before the page does', () => {
    expect(sdksOfStage('bootstrap')).toEqual(['posthog-node', 'posthog-js']);
    expect(sdksOfStage('server-id')).toEqual(['posthog-node', 'posthog-js']);
  });
});
