import fc from 'fast-check';

/** Numbers as other languages write them, which JavaScript would print otherwise. */
const rawNumber = fc.constantFrom('1.0', '12345678901234567890', '0.30000000000000004440', '1e2');
const number = fc.oneof(fc.integer({ min: -9, max: 999 }), fc.constantFrom(0.5, 33.3));
const text = fc.oneof(
  fc.constantFrom('ada', 'Lyon, France', ' padded ', '', 'C:\\', 'a\\,b', '3.10', 'true', '‮abc'),
  fc.constantFrom('two\nlines', 'two\r\nlines', 'nul\0', '\uD800', '<b>&amp;"\'', '\t', '{"a":1}'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const scalar = fc.oneof(text, number, rawNumber.map(raw), fc.boolean());
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.constant(null), fc.object());

const personFilter = shuffled(
  {
    key: fc.oneof(fc.constantFrom('email', 'initial_name', '$geoip_city', ' key '), text),
    type: fc.constant('person'),
    operator: fc.constantFrom(
      'exact',
      'is_not',
      'icontains',
      'regex',
      'gt',
      'is_set',
      'is_date_after',
      'between',
      null,
    ),
    value,
    label: text,
    negation: fc.constantFrom(false, null),
  },
  ['key'],
);

const otherFilter = fc.oneof(
  shuffled(
    {
      key: 'id',
      type: 'cohort',
      operator: fc.constantFrom('in', 'not_in'),
      value: fc.nat(99),
      cohort_name: text,
    },
    ['key', 'type', 'value'],
  ),
  shuffled(
    { key: '7', type: 'flag', operator: 'flag_evaluates_to', value: fc.constantFrom(true, 'test') },
    ['key', 'type', 'value'],
  ),
  shuffled({ key: text, type: 'group', group_type_index: fc.nat(4), value }, ['key', 'type']),
  shuffled(
    { key: 'created_at', type: 'person_metadata', operator: 'is_date_after', value: '-7d' },
    ['key', 'type'],
  ),
);

const set = shuffled(
  {
    properties: fc.option(
      fc.array(
        fc.oneof({ weight: 2, arbitrary: personFilter }, { weight: 1, arbitrary: otherFilter }),
        { maxLength: 3 },
      ),
    ),
    rollout_percentage: fc.oneof(
      fc.constantFrom(0, 50, 100, 99.999, null),
      fc.constantFrom('50.0', '33.333333333333333333').map(raw),
    ),
    variant: fc.oneof(fc.constantFrom('control', 'test', null), text),
    description: fc.option(text),
    sort_key: fc.option(fc.uuid()),
    aggregation_group_type_index: fc.constantFrom(0, 1, null),
    users_affected: value,
  },
  [],
);

const variantKey = fc.oneof(fc.constantFrom('control', 'test', 'true', '1', 'two\nlines'), text);

const variant = shuffled(
  {
    key: variantKey,
    name: fc.option(text),
    rollout_percentage: fc.oneof(
      fc.constantFrom(0, 50, 33.3),
      fc.constantFrom('50.0', '33.333333333333333333').map(raw),
    ),
    whatever: value,
  },
  ['key', 'rollout_percentage'],
);

const filters = shuffled(
  {
    groups: fc.array(set, { maxLength: 4 }),
    multivariate: fc.option(
      shuffled({ variants: fc.array(variant, { maxLength: 3 }), whatever: value }, ['variants']),
    ),
    payloads: fc.option(fc.dictionary(variantKey, fc.oneof(text, value))),
    aggregation_group_type_index: fc.constantFrom(0, 1, null),
    feature_enrollment: fc.constantFrom(true, false, null),
    super_groups: fc.option(fc.array(fc.object())),
    holdout: fc.option(fc.constant({ id: 3, exclusion_percentage: 10 })),
    early_exit: fc.boolean(),
    whatever_comes: value,
  },
  ['groups'],
);

/** The JSON text of a flag as some version of PostHog may write it: any key, any order, any number. */
export const writtenFlagArbitrary: fc.Arbitrary<string> = shuffled(
  {
    id: fc.nat(999),
    key: 'new-cool-feature',
    name: text,
    active: fc.boolean(),
    deleted: false,
    version: fc.option(fc.nat(99)),
    filters,
    bucketing_identifier: fc.constantFrom('distinct_id', 'device_id', null),
    ensure_experience_continuity: fc.constantFrom(true, false, null),
    tags: fc.array(text),
  },
  ['id', 'key', 'name', 'active', 'filters'],
).map((flag) => JSON.stringify(flag));

/** A record whose keys come in any order. */
function shuffled(fields: Record<string, unknown>, requiredKeys: string[]) {
  const arbitraries = Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      field instanceof fc.Arbitrary ? field : fc.constant(field),
    ]),
  );
  return fc
    .record(arbitraries, { requiredKeys })
    .chain((record) =>
      fc
        .shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length })
        .map((entries) => Object.fromEntries(entries)),
    );
}

function raw(number: string): unknown {
  return (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(number);
}
