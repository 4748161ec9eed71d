import fc from 'fast-check';
import type { CohortGroup } from '../../../src/flags/cohorts/cohort.ts';
import type { FeatureFlag, PropertyFilter } from '../../../src/flags/flag.ts';
import {
  distinctIdArbitrary,
  overrideArbitrary,
  percentageArbitrary,
  propertiesArbitrary,
  propertyFilterArbitrary,
  variantsArbitrary,
} from './flagArbitraries.ts';
import { makeFlag } from './makeFlag.ts';
import type { Asker } from './openServedProject.ts';

/** A visitor with every property that the project's filters ask for, who acts for a company. */
type Visitor = Required<Asker>;

/** Flags that may ask for cohorts and for each other, the cohorts 1 to 3, and visitors. */
export interface Project {
  flags: FeatureFlag[];
  cohorts: CohortGroup[];
  visitors: Visitor[];
}

const SET_COUNT = { minLength: 1, maxLength: 4 };
const FEW = { minLength: 1, maxLength: 3 };

const personFilter = fc.oneof(
  { weight: 5, arbitrary: propertyFilterArbitrary },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 3).map(inCohort) },
);
const groupFilter = propertyFilterArbitrary.map((filter): PropertyFilter => ({
  ...filter,
  type: 'group',
  group_type_index: 0,
}));

const setArbitrary = (filters: fc.Arbitrary<PropertyFilter>) =>
  fc.record(
    {
      properties: fc.array(filters, { maxLength: 3 }),
      rollout_percentage: fc.option(percentageArbitrary, { nil: null }),
      variant: overrideArbitrary,
    },
    { requiredKeys: [] },
  );

const personSet = setArbitrary(personFilter);
const groupSet = setArbitrary(groupFilter);
const groupSetOfPersonFlag = groupSet.map((set) => ({ ...set, aggregation_group_type_index: 0 }));

const common = {
  multivariate: fc.record({ variants: variantsArbitrary }),
  early_exit: fc.boolean(),
  holdout: fc.record({ id: fc.nat(9), exclusion_percentage: fc.nat(15) }),
  active: fc.nat(9).map((digit) => digit > 0),
};

const personFlag = fc.record(
  {
    ...common,
    groups: fc.array(
      fc.oneof({ weight: 4, arbitrary: personSet }, { weight: 1, arbitrary: groupSetOfPersonFlag }),
      SET_COUNT,
    ),
    bucketing_identifier: fc.constantFrom('device_id', 'distinct_id'),
  },
  { requiredKeys: ['groups'] },
);

const groupFlag = fc.record(
  {
    ...common,
    groups: fc.array(groupSet, SET_COUNT),
    aggregation_group_type_index: fc.constant(0),
  },
  { requiredKeys: ['groups', 'aggregation_group_type_index'] },
);

/** What the first set of a flag may ask of the flag that stands so many places before it. */
const dependencyArbitrary = fc.option(
  fc.record({
    steps: fc.integer({ min: 1, max: 3 }),
    value: fc.constantFrom(true, false, 'variant-0'),
  }),
  { nil: undefined, freq: 4 },
);

const draftArbitrary = fc.record({
  input: fc.oneof({ weight: 5, arbitrary: personFlag }, { weight: 1, arbitrary: groupFlag }),
  dependency: dependencyArbitrary,
});

const leafArbitrary = fc
  .tuple(propertyFilterArbitrary, fc.boolean())
  .map(([filter, negation]): PropertyFilter => ({ ...filter, negation }));

const cohortArbitrary = (leaves: fc.Arbitrary<PropertyFilter>): fc.Arbitrary<CohortGroup> => {
  const type = fc.constantFrom('AND' as const, 'OR' as const);
  const inner = fc.record({ type, values: fc.array(leaves, FEW) });
  const outer = fc.record({ type, values: fc.array(inner, FEW) });
  return fc.oneof(outer, fc.record({ type, values: fc.array(outer, FEW) }));
};

const memberArbitrary = fc
  .tuple(fc.constantFrom(1, 2), fc.boolean())
  .map(([id, negation]): PropertyFilter => ({ ...inCohort(id), negation }));

const visitorArbitrary: fc.Arbitrary<Visitor> = fc.record({
  distinctId: distinctIdArbitrary,
  properties: fc
    .tuple(propertiesArbitrary, fc.constantFrom('phone', 'laptop'))
    .map(([properties, $device_id]) => ({ ...properties, $device_id })),
  company: fc.record({
    key: fc.constantFrom('acme', 'globex', 'initech'),
    properties: propertiesArbitrary,
  }),
});

/** A project with so many flags and visitors; cohort 3 may ask for membership in 1 and 2. */
export function projectArbitrary(flagCount: number, visitorCount: number): fc.Arbitrary<Project> {
  const exactly = (count: number) => ({ minLength: count, maxLength: count });
  return fc.record({
    flags: fc.array(draftArbitrary, exactly(flagCount)).map((drafts) => drafts.map(toFlag)),
    cohorts: fc.tuple(
      cohortArbitrary(leafArbitrary),
      cohortArbitrary(leafArbitrary),
      cohortArbitrary(fc.oneof(leafArbitrary, memberArbitrary)),
    ),
    visitors: fc.array(visitorArbitrary, exactly(visitorCount)),
  });
}

type Draft = typeof draftArbitrary extends fc.Arbitrary<infer T> ? T : never;

function toFlag({ input, dependency }: Draft, index: number): FeatureFlag {
  const id = index + 1;
  const flag = makeFlag({ ...input, id, key: `flag-${id}` });
  const target = id - (dependency?.steps ?? id);
  if (dependency && target > 0) {
    flag.filters.groups[0]?.properties?.push({
      key: String(target),
      type: 'flag',
      operator: 'flag_evaluates_to',
      value: dependency.value,
    });
  }
  return flag;
}

function inCohort(id: number): PropertyFilter {
  return { key: 'id', type: 'cohort', operator: id === 2 ? 'not_in' : 'in', value: id };
}
