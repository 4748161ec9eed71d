/**
 * Under which other names something was told, where the name that is looked at is missing: `name and city`;
 * undefined where nothing was told that an app says.
 */
export function otherNames(properties: Readonly<Record<string, unknown>>): string | undefined {
  const names = Object.keys(properties).filter(
    (name) => !name.startsWith('$') && name !== 'distinct_id',
  );
  return names.length === 0 ? undefined : names.slice(0, 3).join(' and ');
}
