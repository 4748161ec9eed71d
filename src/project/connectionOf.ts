import type { Project } from './project.ts';

/** Which PostHog the site talks to, in words and as an absolute URL that SDKs can be pointed at. */
export function connectionOf(
  { name, host, apiKey }: Project,
  origin: string,
): { label: string; host: string; apiKey: string } {
  return { label: name, host: new URL(host, origin).href, apiKey };
}
