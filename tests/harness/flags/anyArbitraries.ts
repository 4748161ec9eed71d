import fc from 'fast-check';
import { cohortSchema } from '../../../src/flags/cohorts/cohort.ts';
import {
  distinctIdArbitrary,
  overrideArbitrary,
  percentageArbitrary,
  propertiesArbitrary,
  propertyFilterArbitrary,
  variantsArbitrary,
} from './flagArbitraries.ts';
import { makeFlag } from './makeFlag.ts';

const COHORT = cohortSchema.parse({
  id: 1,
  filters: {
    properties: { type: 'OR', values: [{ type: 'AND', values: [{ key: 'plan', value: 'pro' }] }] },
  },
});

const filterArbitrary = fc.oneof(
  { weight: 6, arbitrary: propertyFilterArbitrary },
  { weight: 1, arbitrary: fc.constantFrom(1, 2).map(inCohort) },
  { weight: 1, arbitrary: fc.boolean().map(ofOtherFlag) },
);

const setArbitrary = fc.record(
  {
    properties: fc.array(filterArbitrary, { maxLength: 3 }),
    rollout_percentage: percentageArbitrary,
    variant: overrideArbitrary,
    aggregation_group_type_index: fc.constantFrom(0, null),
  },
  { requiredKeys: [] },
);

/** A flag that may have anything a flag can have, values that the SDK leaves to the service included. */
export const anyFlagArbitrary = fc
  .record(
    {
      groups: fc.array(setArbitrary, { maxLength: 4 }),
      multivariate: fc.record({ variants: variantsArbitrary }),
      early_exit: fc.boolean(),
      feature_enrollment: fc.boolean(),
      holdout: fc.record({ id: fc.nat(9), exclusion_percentage: fc.nat(20) }),
      ensure_experience_continuity: fc.boolean(),
      bucketing_identifier: fc.constantFrom('device_id', 'distinct_id'),
      active: fc.boolean(),
    },
    { requiredKeys: ['groups'] },
  )
  .map(makeFlag);

/** A subject for such a flag, who may lack what it asks for. */
export const anySubjectArbitrary = fc
  .record(
    {
      distinctId: distinctIdArbitrary,
      properties: fc.record(
        { ...propertiesOf(), '$feature_enrollment/flag': fc.boolean() },
        { requiredKeys: [] },
      ),
      deviceId: fc.constantFrom('', 'phone', 'laptop'),
      anonDistinctId: fc.constantFrom('visitor', 'guest'),
      hashKeys: fc.record({ flag: fc.constantFrom('first', '') }),
      groups: fc.record({
        0: fc.record({ key: fc.constantFrom('', 'acme'), properties: propertiesArbitrary }),
      }),
    },
    { requiredKeys: ['distinctId', 'properties'] },
  )
  .map((subject) => ({
    ...subject,
    cohorts: new Map([[1, COHORT]]),
    flagValues: new Map([[7, true]]),
    now: Date.now(),
  }));

function propertiesOf() {
  return {
    plan: fc.constantFrom('pro', 'free'),
    email: fc.constantFrom('ada@acme.com', 'pro'),
    seats: fc.nat(20),
  };
}

function inCohort(id: number) {
  return { key: 'id', type: 'cohort' as const, value: id };
}

function ofOtherFlag(value: boolean) {
  return { key: '7', type: 'flag' as const, operator: 'flag_evaluates_to', value };
}
