/** A version. Numbers are digits without leading zeros, so that none is too long to be exact. */
export interface Semver {
  major: string;
  minor: string;
  patch: string;
  prerelease: string[];
  build: string[];
}

const LARGEST_NUMBER = '18446744073709551615';
const PRERELEASE = /^(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)$/;
const BUILD = /^[0-9A-Za-z-]+$/;

/**
 * Reads a version as PostHog does: a leading `v` and leading zeros go and missing parts are 0
 * (`v3.08` is 3.8.0); for the rest it is as strict as https://semver.org.
 *
 * @returns undefined when the text is no version
 */
export function parseSemver(text: string): Semver | undefined {
  const parts = /^([^+-]*)(?:-([^+]*))?(?:\+(.*))?$/s.exec(withoutV(text));
  const numbers = (parts?.[1] ?? '').split('.').map(withoutLeadingZeros);
  if (numbers.length > 3 || !numbers.every(isNumber)) return undefined;
  const prerelease = parts?.[2]?.split('.') ?? [];
  const build = parts?.[3]?.split('.') ?? [];
  if (!prerelease.every((part) => PRERELEASE.test(part))) return undefined;
  if (!build.every((part) => BUILD.test(part))) return undefined;
  const [major = '0', minor = '0', patch = '0'] = numbers;
  return { major, minor, patch, prerelease, build };
}

/**
 * Orders two versions like Rust's semver crate: by the rules of https://semver.org, and where those
 * call two versions equal, by their build.
 *
 * @returns below 0 when `a` comes first, above 0 when `b` does, 0 when they are the same
 */
export function compareSemver(a: Semver, b: Semver): number {
  return (
    compareDigits(a.major, b.major) ||
    compareDigits(a.minor, b.minor) ||
    compareDigits(a.patch, b.patch) ||
    comparePrerelease(a, b) ||
    compareIdentifiers(a.build, b.build)
  );
}

/** Orders two versions by their pre-releases alone; having none comes last. */
export function comparePrerelease(a: Semver, b: Semver): number {
  if (a.prerelease.length === 0 || b.prerelease.length === 0) {
    return b.prerelease.length - a.prerelease.length;
  }
  return compareIdentifiers(a.prerelease, b.prerelease);
}

/** Orders two numbers written without leading zeros. */
export function compareDigits(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

/** A `v` in front of a version says nothing. */
export function withoutV(text: string): string {
  return text.replace(/^v/, '').trim();
}

function compareIdentifiers(a: string[], b: string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = compareIdentifier(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareIdentifier(a: string, b: string): number {
  const numeric = Number(isDigits(b)) - Number(isDigits(a));
  if (numeric !== 0) return numeric;
  if (!isDigits(a)) return compareText(a, b);
  return compareDigits(withoutLeadingZeros(a), withoutLeadingZeros(b)) || a.length - b.length;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function withoutLeadingZeros(digits: string): string {
  return isDigits(digits) ? digits.replace(/^0+(?=\d)/, '') : digits;
}

function isNumber(text: string): boolean {
  return isDigits(text) && compareDigits(text, LARGEST_NUMBER) <= 0;
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}
