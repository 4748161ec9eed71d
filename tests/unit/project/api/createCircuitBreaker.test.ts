import { expect, test } from 'vitest';
import { createCircuitBreaker } from '../../../../src/project/api/createCircuitBreaker.ts';

test('covers a silent resource for some seconds, and everything while two are silent', () => {
  let now = 0;
  const silence = createCircuitBreaker(() => now);
  silence.begin('/events/');
  expect([silence.covers('/events/'), silence.covers('/persons/')]).toEqual([true, false]);
  now = 1000;
  silence.begin('/feature_flags/');
  expect(silence.covers('/persons/')).toBe(true);
  silence.end('/events/');
  expect([silence.covers('/events/'), silence.covers('/feature_flags/')]).toEqual([false, true]);
  now = 60_000;
  expect(silence.covers('/feature_flags/')).toBe(false);
});
