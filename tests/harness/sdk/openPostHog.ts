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
 * Serves an embedded PostHog over real HTTP and lists what it was asked. `api` reads and writes its
 * REST API. Close it when done.
 *
 * @param path where it is as well, as the site has it at `/posthog`
 * @param store an empty one in memory, where none is given
 */
export async function openPostHog(
  project = defaultProject,
  path?: string,
  store = createStore(':memory:'),
) {
  const posthog = createPostHog({ store, project });
  const exchanges: Exchange[] = [];

  async function fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const { pathname, search } = url;
    const isBelow = path !== undefined && pathname.startsWith(`${path}/`);
    if (isBelow) url.pathname = pathname.slice(path.length);
    const response = await posthog.fetch(isBelow ? new Request(url, request) : request);
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
