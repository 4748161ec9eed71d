import { textOf } from '../textOf.ts';
import {
  compareDigits,
  comparePrerelease,
  compareSemver,
  parseSemver,
  type Semver,
  withoutV,
} from './semver.ts';

export type SemverTest =
  | 'semver_eq'
  | 'semver_neq'
  | 'semver_gt'
  | 'semver_gte'
  | 'semver_lt'
  | 'semver_lte'
  | 'semver_tilde'
  | 'semver_caret'
  | 'semver_wildcard';

/**
 * Compares versions. `semver_tilde` (`1.2.3`: up to 1.3.0), `semver_caret` (`1.2.3`: up to 2.0.0) and
 * `semver_wildcard` (`1.2.*`) leave a pre-release out unless the filter names one of that version,
 * as Rust's semver crate does, by which PostHog compares. What is no version matches nothing.
 */
export function matchSemver(test: SemverTest, expected: unknown, actual: unknown): boolean {
  const version = parseSemver(textOf(actual));
  if (version === undefined) return false;
  const wildcard = test === 'semver_wildcard' ? parseWildcard(textOf(expected)) : null;
  if (wildcard) return matchWildcard(wildcard, version);
  const limit = parseSemver(textOf(expected));
  if (limit === undefined) return false;
  if (test === 'semver_wildcard') return matchRequirement(textOf(expected), version, limit);
  return compare(test, version, limit);
}

/**
 * A wildcard filter without a star is a requirement as Rust's semver crate has it: what it leaves out
 * may be anything, so that `0` lets in all up to 1.0.0, and `0.0` all up to 0.1.0.
 */
function matchRequirement(text: string, version: Semver, limit: Semver): boolean {
  const given = withoutV(text).split(/[-+]/, 1).join('').split('.').length;
  if (given < 3 && limit.prerelease.length + limit.build.length > 0) return false;
  const part = given === 1 ? 'major' : firstNonZero(limit);
  return (
    isAtLeast(version, limit) &&
    sameUpTo(given === 2 && part === 'patch' ? 'minor' : part, version, limit)
  );
}

function compare(
  test: Exclude<SemverTest, 'semver_wildcard'>,
  version: Semver,
  limit: Semver,
): boolean {
  const order = compareSemver(version, limit);
  switch (test) {
    case 'semver_eq':
      return order === 0;
    case 'semver_neq':
      return order !== 0;
    case 'semver_gt':
      return order > 0;
    case 'semver_gte':
      return order >= 0;
    case 'semver_lt':
      return order < 0;
    case 'semver_lte':
      return order <= 0;
    case 'semver_tilde':
      return isAtLeast(version, limit) && sameUpTo('minor', version, limit);
    case 'semver_caret':
      return isAtLeast(version, limit) && sameUpTo(firstNonZero(limit), version, limit);
  }
}

/** Builds do not count here, and a pre-release counts only where the limit is one of that version. */
function isAtLeast(version: Semver, limit: Semver): boolean {
  const order = compareSemver(
    { ...version, prerelease: [], build: [] },
    { ...limit, prerelease: [], build: [] },
  );
  if (version.prerelease.length === 0) return order >= 0;
  return order === 0 && limit.prerelease.length > 0 && comparePrerelease(version, limit) >= 0;
}

type Part = 'major' | 'minor' | 'patch';

function sameUpTo(part: Part, a: Semver, b: Semver): boolean {
  if (compareDigits(a.major, b.major) !== 0) return false;
  if (part === 'major') return true;
  if (compareDigits(a.minor, b.minor) !== 0) return false;
  return part === 'minor' || compareDigits(a.patch, b.patch) === 0;
}

function firstNonZero(version: Semver): Part {
  if (version.major !== '0') return 'major';
  return version.minor === '0' ? 'patch' : 'minor';
}

/** With the numbers before the star as its first two groups; null when the pattern has no star. */
function parseWildcard(pattern: string): RegExpExecArray | null {
  return /^(?:[*xX]|0*(\d+)\.(?:[*xX](?:\.[*xX])?|0*(\d+)\.[*xX]))$/.exec(withoutV(pattern));
}

function matchWildcard(pattern: RegExpExecArray, version: Semver): boolean {
  const [, major, minor]: (string | undefined)[] = pattern;
  if (version.prerelease.length > 0) return false;
  if (major !== undefined && version.major !== major) return false;
  return minor === undefined || version.minor === minor;
}
