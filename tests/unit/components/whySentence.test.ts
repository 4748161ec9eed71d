import { describe, expect, it } from 'vitest';
import { whySentence } from '../../../src/components/whySentence.ts';
import { explain } from '../../../src/flags/explain.ts';
import { flagSchema } from '../../../src/flags/flag.ts';

const flag = flagSchema.parse({
  id: 1,
  key: 'new-cool-feature',
  name: '',
  active: true,
  filters: {
    groups: [
      { properties: [], rollout_percentage: 50 },
      {
        properties: [{ key: 'initial_name', value: ['ada'], operator: 'exact' }],
        rollout_percentage: 100,
      },
    ],
  },
});

const why = (distinctId: string, properties = {}, of = flag) =>
  whySentence(explain(of, { distinctId, properties }));

describe('whySentence', () => {
  it('names the set that let someone in, and the bucket that did it', () => {
    expect(why('ian')).toBe(
      'On for ian, because condition set 1 matched: ian is at 0.2676, inside its 50 %.',
    );
  });

  it('names the property that let someone in', () => {
    expect(why('ada', { initial_name: 'ada' })).toBe(
      'On for ada, because condition set 2 matched: initial_name is ada.',
    );
  });

  it('says for each set what kept someone out', () => {
    expect(why('ada')).toBe(
      'Off for ada, because condition set 1 reaches to 0.50, and ada is at 0.8165; condition set 2 asks that initial_name is ada, and PostHog knows no initial_name of ada.',
    );
    expect(why('max', { initial_name: 'max' })).toMatch(/and for max it is max\.$/);
  });

  it('says that the flag is switched off, or has nobody to be on for', () => {
    expect(why('ian', {}, { ...flag, active: false })).toContain('switched off for everyone');
    expect(why('ian', {}, { ...flag, filters: { groups: [] } })).toContain('no condition set');
  });
});
