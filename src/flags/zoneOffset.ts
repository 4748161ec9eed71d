/** Hours by which the zones of North America differ from UTC; every other name counts as UTC. */
const ZONES: Record<string, number> = {
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
};

/**
 * How far a time zone, such as `Z`, `+02:00`, `-0530` or `PST`, is ahead of UTC.
 * @returns milliseconds; NaN when the text is no zone
 */
export function zoneOffset(text: string): number {
  const zone = text.trim().toLowerCase();
  if (/^[a-z]+$/.test(zone)) return (ZONES[zone] ?? 0) * 3_600_000;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return Number.NaN;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
