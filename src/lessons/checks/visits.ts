/**
 * What a visit showed, and whose name it carried.
 */

import * as z from 'zod';

/** Which of the demo app's two texts a page says; undefined for anything else. */
export function greetingOf({
  status,
  body,
}: {
  status: number;
  body: string;
}): 'hello' | 'welcome' | undefined {
  if (status !== 200) return undefined;
  if (body.startsWith('<p>Welcome, ')) return 'welcome';
  return body.startsWith('<p>Hello, ') ? 'hello' : undefined;
}

/** The `initial_name` that an event asks PostHog to remember, if it asks for that. */
export function sentName({ properties }: { properties: unknown }): string | undefined {
  return propertiesSchema.safeParse(properties).data?.$set_once.initial_name;
}

const propertiesSchema = z.object({ $set_once: z.object({ initial_name: z.string() }) });
