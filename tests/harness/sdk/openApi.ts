import type { PostHogProject } from '../../../src/posthog/http/defaultProject.ts';

/** An event as the REST API gives it. */
export interface ApiEvent {
  id: string;
  event: string;
  distinct_id: string;
  timestamp: string;
  properties: Record<string, unknown>;
}

/** A person as the REST API gives it. */
export interface ApiPerson {
  distinct_ids: string[];
  properties: Record<string, unknown>;
  is_identified: boolean;
}

/** A group as the REST API gives it. */
export interface ApiGroup {
  group_key: string;
  group_properties: Record<string, unknown>;
}

export type Api = ReturnType<typeof openApi>;

/** The REST API of the PostHog at `host`, a URL without a slash at its end. */
export function openApi(host: string, { id, personalApiKey }: PostHogProject) {
  /**
   * Calls a path below the project's own.
   * @throws {Error} with the answer's text, when it is not a success.
   */
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${host}/api/projects/${id}${path}`, {
      method,
      headers: { Authorization: `Bearer ${personalApiKey}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  const list = async <T>(path: string) => (await call<{ results: T[] }>('GET', path)).results;

  return {
    call,
    /** The events of a distinct ID, or of everyone, the oldest first. */
    events: async (distinctId?: string): Promise<ApiEvent[]> => {
      const query = new URLSearchParams({ limit: '1000', after: '2000-01-01' });
      if (distinctId !== undefined) query.set('distinct_id', distinctId);
      return (await list<ApiEvent>(`/events/?${query}`)).reverse();
    },
    person: async (distinctId: string): Promise<ApiPerson | undefined> =>
      (await list<ApiPerson>(`/persons/?distinct_id=${encodeURIComponent(distinctId)}`))[0],
    groups: async (groupTypeIndex: number): Promise<ApiGroup[]> =>
      list(`/groups/?group_type_index=${groupTypeIndex}`),
    groupTypes: async (): Promise<{ group_type: string; group_type_index: number }[]> =>
      call('GET', '/groups_types/'),
    createFlag: async (flag: Record<string, unknown>): Promise<{ id: number }> =>
      call('POST', '/feature_flags/', flag),
  };
}
