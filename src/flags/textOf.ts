/**
 * A property's value as the text that PostHog compares: strings as they are, anything else as the
 * compact JSON that its flag service (Rust, serde_json) writes.
 *
 * JSON from an SDK tells no 1 from 1.0 once JavaScript has read it: whole numbers are written
 * without a fraction.
 */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return jsonOf(value);
}

function jsonOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
  if (typeof value === 'object' && value !== null) return longText(value) ?? objectText(value);
  return typeof value === 'boolean' ? String(value) : 'null';
}

/** serde_json turns to an exponent earlier than JavaScript, and writes it without a plus sign. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return 'null';
  const size = Math.abs(value);
  const fitsInteger = Number.isInteger(value) && value < 2 ** 64 && value >= -(2 ** 63);
  if (value === 0 || fitsInteger || (size >= 1e-5 && size < 1e16)) return String(value);
  return value.toExponential().replace('e+', 'e');
}

const LONGEST_INTEGER = 2n ** 64n;
const SMALLEST_INTEGER = -(2n ** 63n);

/**
 * The text of a whole number that is kept as it was written (by `JSON.rawJSON`), where 64 bits hold
 * it; a longer one is no integer to serde_json either. Undefined for any other object.
 */
function longText(value: object): string | undefined {
  if (Object.getPrototypeOf(value) !== null) return undefined;
  const { rawJSON: text } = value as { rawJSON?: unknown };
  if (typeof text !== 'string') return undefined;
  const number = BigInt(text);
  const fits = number >= SMALLEST_INTEGER && number < LONGEST_INTEGER;
  return fits ? text : numberText(Number(text));
}

function objectText(value: object): string {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item)}`).join(',')}}`;
}
