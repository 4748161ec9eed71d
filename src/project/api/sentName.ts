import * as z from 'zod';

const propertiesSchema = z.object({ $set_once: z.object({ initial_name: z.string() }) });

/** The `initial_name` that an event asks PostHog to remember, if it asks for that. */
export function sentName({ properties }: { properties: unknown }): string | undefined {
  return propertiesSchema.safeParse(properties).data?.$set_once.initial_name;
}
