/** The value of a property; undefined when it is missing, also where every object has one of its name. */
export function ownValue(properties: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}
