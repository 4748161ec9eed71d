import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createPostHog } from '../../../src/posthog/createPostHog.ts';
import { defaultProject } from '../../../src/posthog/http/defaultProject.ts';
import { createStore } from '../../../src/posthog/store/createStore.ts';
import { openApi } from './openApi.ts';

/** A request that reached the embedded PostHog, and the status of its answer. */
interface Exchange {
  method: string;
  /** With its query. */
  path: string;
  status: number;
}

export type OpenPostHog = Awaited<ReturnType<typeof openPostHog>>;

/**
 * Serves an embedded PostHog over real HTTP, with an empty store in memory, and lists what it was
 * asked. `api` reads and writes its REST API. Close it when done.
 */
export async function openPostHog(project = defaultProject) {
  const posthog = createPostHog({ store: createStore(':memory:'), project });
  const exchanges: Exchange[] = [];

  async function fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const response = await posthog.fetch(request);
    exchanges.push({ method: request.method, path: pathname + search, status: response.status });
    return response;
  }

  const server = await listen(fetch);
  const { port } = server.address() as AddressInfo;
  const host = `http://127.0.0.1:${port}`;

  return {
    host,
    exchanges,
    /** Each kind of request that was refused, with its status. */
    refused: () => {
      const refused = exchanges.filter(({ status }) => status >= 400);
      return [...new Set(refused.map(({ method, path, status }) => `${status} ${method} ${path}`))];
    },
    api: openApi(host, project),
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await posthog.close();
    },
  };
}

function listen(fetch: (request: Request) => Promise<Response>): Promise<ReturnType<typeof serve>> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server));
  });
}
