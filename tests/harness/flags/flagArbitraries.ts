import fc from 'fast-check';
import type { PropertyFilter } from '../../../src/flags/flag.ts';
import { propertyFilterSchema } from '../../../src/flags/flag.ts';

/** Values of a property that filters compare as text. */
const TEXTS = ['pro', 'Pro', 'free', 'enterprise', 'true', 'FALSE', '', 'ada@acme.com', '1.5', 'ä'];
const text = fc.constantFrom(...TEXTS);
const textual = fc.oneof(text, fc.boolean(), fc.constant(null), fc.constantFrom(0.5, 1.5, -2.25));
const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom(0.5, 1e3, -1.25),
  fc.constantFrom('7', '-3.5', '1e1', '0'),
);
const version = fc
  .tuple(fc.nat(2), fc.nat(3), fc.nat(3))
  .map(([major, minor, patch]) => `${major}.${minor}.${patch}`);
const DAY = 24 * 3_600_000;
/** Half a day off every boundary that a relative date in days can draw, so that the clock may run. */
const date = fc
  .integer({ min: -40, max: 5 })
  .map((days) => new Date(Date.now() + days * DAY + DAY / 2).toISOString());

/** A person, or a group, with every property that the filters below ask for. */
export const propertiesArbitrary = fc.record({
  plan: textual,
  email: text,
  domain: fc.constantFrom('pro.com', 'acme.com', 'exe', ''),
  tags: fc.oneof(textual, fc.array(text, { maxLength: 2 })),
  seats: number,
  app_version: version,
  joined: date,
});

/** A filter on one of those properties. */
export const propertyFilterArbitrary: fc.Arbitrary<PropertyFilter> = fc
  .oneof(
    filter(
      'plan',
      ['exact', 'is_not'],
      textual.filter((value) => value !== null),
    ),
    filter('tags', ['exact', 'is_not', 'is_set', 'is_not_set'], fc.array(text, { maxLength: 3 })),
    filter(
      'email',
      [
        'icontains',
        'not_icontains',
        'starts_with',
        'not_starts_with',
        'ends_with',
        'not_ends_with',
      ],
      fc.constantFrom('a', 'PRO', '@acme', '.com', 'e', '', 'Ä'),
    ),
    filter('domain', ['regex', 'not_regex'], fc.constantFrom('^a', 'o$', 'p.o', '[a-f]+@', 'e|x')),
    filter('seats', ['gt', 'gte', 'lt', 'lte'], number),
    filter(
      'app_version',
      ['semver_eq', 'semver_neq', 'semver_gt', 'semver_gte', 'semver_lt', 'semver_lte'],
      version,
    ),
    filter('app_version', ['semver_tilde', 'semver_caret'], version),
    filter('app_version', ['semver_wildcard'], fc.constantFrom('1.*', '0.2.*', '2.*')),
    filter(
      'joined',
      ['is_date_before', 'is_date_after'],
      fc.oneof(
        date,
        fc.integer({ min: 0, max: 40 }).map((days) => `-${days}d`),
      ),
    ),
  )
  .map((input) => propertyFilterSchema.parse(input));

/** A percentage, often one of those that people choose. */
export const percentageArbitrary = fc.oneof(
  fc.constantFrom(0, 10, 50, 90, 100),
  fc.double({ min: 0, max: 100, noNaN: true }),
);

/** Variants whose shares sum up to 100 or less. */
export const variantsArbitrary = fc
  .array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 })
  .map((shares) =>
    shares
      .map((rollout_percentage, index) => ({ key: `variant-${index}`, rollout_percentage }))
      .filter((_, index) => shares.slice(0, index + 1).reduce((a, b) => a + b, 0) <= 100),
  );

/** The variant that a set names: none, one that may exist, or one that cannot. */
export const overrideArbitrary = fc.option(fc.constantFrom('variant-0', 'variant-1', 'typo'), {
  nil: null,
});

export const distinctIdArbitrary = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }).map((index) => `user-${index}`),
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
);

function filter(key: string, operators: string[], value: fc.Arbitrary<unknown>) {
  return fc.record({ key: fc.constant(key), operator: fc.constantFrom(...operators), value });
}
