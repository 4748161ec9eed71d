import { isRecord } from '../isRecord.ts';

/** Options of a V1 event, and the properties that they become. */
const BOOLEANS: Readonly<Record<string, string>> = {
  cookieless_mode: '$cookieless_mode',
  disable_skew_correction: '$ignore_sent_at',
  process_person_profile: '$process_person_profile',
};

/**
 * The properties that the options of a V1 event become. Booleans may come as numbers or texts, as
 * PostHog takes them.
 * @returns undefined when an option cannot be read
 */
export function readV1Options(options: unknown): Record<string, unknown> | undefined {
  if (options === undefined || options === null) return {};
  if (!isRecord(options)) return undefined;
  const properties: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(BOOLEANS)) {
    const given = options[name];
    if (given === undefined || given === null) continue;
    const value = readBoolean(given);
    if (value === undefined) return undefined;
    properties[property] = value;
  }
  const tour = options['product_tour_id'];
  if (tour === undefined || tour === null) return properties;
  if (typeof tour === 'string') return { ...properties, $product_tour_id: tour };
  if (typeof tour !== 'number' || !Number.isInteger(tour)) return undefined;
  return { ...properties, $product_tour_id: String(tour) };
}

function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}
