import type { SceneFlag } from '../scene/scene.ts';

/** What a flag looks at that no user of the crowd has, in a sentence; undefined when there is no such thing. */
export function crowdGap({ filters, bucketing_identifier }: SceneFlag): string | undefined {
  const missing = new Set<string>();
  for (const { properties, aggregation_group_type_index } of filters.groups) {
    if (typeof aggregation_group_type_index === 'number') missing.add('groups');
    for (const { type } of properties ?? []) {
      const lack = LACKS[type];
      if (lack) missing.add(lack);
    }
  }
  if (typeof filters.aggregation_group_type_index === 'number') missing.add('groups');
  if (bucketing_identifier === 'device_id') missing.add('device IDs');
  if (missing.size === 0) return undefined;
  return `This flag looks at ${[...missing].join(' and ')}, and the users of this crowd have none. PostHog may decide otherwise for real users.`;
}

const LACKS: Record<string, string | undefined> = {
  cohort: 'cohorts',
  flag: 'the values of other flags',
  group: 'groups',
  person_metadata: 'what PostHog says of a person',
};
