import { expect, test } from 'vitest';
import { payloadOf } from '../../../../src/components/why/payloadOf.ts';

const filters = (payloads: Record<string, unknown> | null) => ({
  filters: { groups: [], payloads },
});
const on = (variant: string | null) => ({ enabled: true, variant });

test('what comes with a flag’s value is shown as the app gets it', () => {
  expect(payloadOf(filters({ true: '{"a": 1}' }), on(null))).toEqual({
    sentence: 'With true, the app gets the JSON that the flag keeps for it:',
    json: '{"a": 1}',
  });
  expect(payloadOf(filters({ test: [1] }), on('test'))?.json).toBe('[1]');
});

test('where nothing comes with it, it is said why', () => {
  const flag = filters({ test: '1' });
  expect(payloadOf(flag, on('control'))?.sentence).toBe('The flag has no payload for “control”.');
  expect(payloadOf(flag, { enabled: false, variant: null })?.sentence).toBe(
    'A flag that is off brings no payload.',
  );
  expect(payloadOf(filters({}), on(null))).toBeUndefined();
  expect(payloadOf(filters(null), on(null))).toBeUndefined();
});
