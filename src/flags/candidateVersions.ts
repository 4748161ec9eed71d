import { parseSemver } from './semver.ts';
import { textOf } from './textOf.ts';

/** The version that a filter names, with 0 in place of stars, and those right above and below it. */
export function candidateVersions(value: unknown): string[] {
  const version = textOf(value).replaceAll(/[*xX]/g, '0');
  const parsed = parseSemver(version);
  if (!parsed) return [];
  const numbers = [Number(parsed.major), Number(parsed.minor), Number(parsed.patch)];
  return [version, above(numbers), ...below(numbers)];
}

function above([major = 0, minor = 0, patch = 0]: number[]): string {
  return `${major}.${minor}.${patch + 1}`;
}

/** Goes one down where there is something to take, and to 0 behind that. */
function below(numbers: number[]): string[] {
  const last = numbers.findLastIndex((number) => number > 0);
  if (last === -1) return [];
  const lower = numbers.map((number, at) => (at < last ? number : at === last ? number - 1 : 0));
  return [lower.join('.')];
}
