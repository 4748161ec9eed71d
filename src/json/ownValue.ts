/**
 * The value of a key that somebody else chose; undefined when it is missing, also where every object has
 * one of its name, such as `constructor`.
 */
export function ownValue<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
