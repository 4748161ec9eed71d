import { describe, expect, test } from 'vitest';
import { openTestProject } from '../../harness/project/openTestProject.ts';

describe('groups over the REST API', () => {
  test('are known by type and key once an event has told of them', async () => {
    const { api, posthog } = openTestProject();
    expect(await api.groupTypes()).toEqual([]);
    posthog.groupIdentify({
      groupType: 'company',
      groupKey: 'harbor',
      properties: { plan: 'team' },
    });
    await posthog.flush();
    expect(await api.groupTypes()).toMatchObject([{ group_type: 'company', group_type_index: 0 }]);
    expect(await api.group(0, 'harbor')).toMatchObject({ group_properties: { plan: 'team' } });
  });

  test('are not there when an event only named them', async () => {
    const { api, posthog } = openTestProject();
    posthog.capture({ distinctId: 'nora', event: 'met', groups: { company: 'harbor' } });
    await posthog.flush();
    expect(await api.groupTypes()).toHaveLength(1);
    expect(await api.group(0, 'harbor')).toBeUndefined();
  });
});
