/**
 * The app of the one-time tutorial without a server: its project, and browsers that ask its endpoints.
 */

import type { APIContext } from 'astro';
import type { Project } from '../../../src/project/project.ts';
import { completedFirstRequest } from '../../../src/tutorials/one-time/completedFirstRequest.ts';
import { openTestProject } from '../project/openTestProject.ts';
import { openJar } from './openJar.ts';

type Endpoint = (context: APIContext) => Response | Promise<Response>;

const stages = import.meta.glob<Partial<Record<'GET' | 'POST', Endpoint>>>(
  '../../../src/pages/stages/*/index.ts',
  { eager: true },
);

/** The pages of the app. */
export const HELLO = '<p>Hello World!</p>';
export const BACK = '<p>Welcome Back!</p>';

/** A project with the flag, and its ingestion. */
export async function openOneTime() {
  const project = openTestProject();
  await project.api.createFlag(completedFirstRequest.recipe);
  const { ingestion } = project;
  if (!ingestion) throw new Error('The embedded PostHog has no control of its ingestion.');
  return { project, ingestion };
}

/** A browser that asks the stages' own endpoints, and keeps their cookies. */
export function openBrowser({ posthog }: Pick<Project, 'posthog'>) {
  const held = new Map<string, string>();
  return async (stage: string, id: string) => {
    const { GET, POST } = stages[`../../../src/pages/stages/${stage}/index.ts`] ?? {};
    const endpoint = GET ?? POST;
    if (!endpoint) throw new Error(`There is no stage ${stage}.`);
    const url = new URL(`http://site/?id=${encodeURIComponent(id)}`);
    const request = GET
      ? new Request(url)
      : new Request(url, { method: 'POST', body: new URLSearchParams({ id }) });
    // What a request brings along is what was held when it left.
    const sent = [...held.keys()];
    const brought = new Map(held);
    const context = { url, request, locals: { posthog }, cookies: openJar(brought) };
    const response = await endpoint(context as unknown as APIContext);
    for (const name of sent) if (!brought.has(name)) held.delete(name);
    for (const [name, value] of brought) held.set(name, value);
    return response.text();
  };
}
