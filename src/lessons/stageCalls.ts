import type { StageCalls } from '../runs/run.ts';
import { serverSource, stageSource } from './stageSource.ts';

/** The calls to PostHog that a stage makes whoever visits it, read from its code. */
export function stageCalls(stage: string): StageCalls {
  const { code } = serverSource(stage) ?? stageSource(stage);
  const asks = code.match(/posthog\.evaluateFlags\(/g) ?? [];
  const lists = [...code.matchAll(/\$\{posthog\.host\}(\/api\/\w+\/)/g)].map(
    ([, path = '']) => path,
  );
  const batches = code.includes('posthog.capture(') ? ['/batch/'] : [];
  // What is captured waits in the client's queue and leaves after the page, unless the code sends it.
  const isSent = code.includes('posthog.flush(');
  return {
    before: [...(isSent ? batches : []), ...lists, ...asks.map(() => '/flags/')],
    after: isSent ? [] : batches,
  };
}
