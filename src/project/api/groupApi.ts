/**
 * Groups by PostHog’s REST API: which kinds there are, and what it has stored of one.
 */

import * as z from 'zod';
import { ApiError, unlessRefused } from './apiError.ts';
import { type Group, groupSchema, type GroupType, groupTypeSchema } from './apiSchemas.ts';

/** The part of the REST API that is about groups. */
export interface GroupApi {
  /** The kinds of groups that PostHog has met in events. */
  groupTypes: () => Promise<GroupType[]>;
  /** A group by its type and key; undefined when nothing was ever said of it. */
  group: (typeIndex: number, key: string) => Promise<Group | undefined>;
}

/** @param get asks for a resource of the project */
export function groupApi(
  get: <Schema extends z.ZodType>(resource: string, schema: Schema) => Promise<z.infer<Schema>>,
): GroupApi {
  return {
    groupTypes: () => get('groups_types/', z.array(groupTypeSchema)),
    group: async (typeIndex, key) => {
      const search = new URLSearchParams({ group_type_index: String(typeIndex), group_key: key });
      const found = await unlessRefused(get(`groups/find/?${search}`, groupSchema));
      if (!(found instanceof ApiError)) return found;
      if (found.status === 404) return undefined;
      throw found;
    },
  };
}
