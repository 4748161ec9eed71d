import { expect } from 'vitest';
import type { ClientSetup } from '../harness/clients/clientSetup.ts';
import { expectedVectors, PAYLOADS, vectorsOf } from '../harness/clients/vectors.ts';
import type { Prove } from '../harness/sdk/sdkSuite.ts';

/** Flags that a client decides in the app, and what it fetches with a secret key. */
export function proveLocal(proves: Prove, { sdk, conversation }: ClientSetup): void {
  const pathsAsked = () => conversation().asked.map(({ path }) => path);

  proves('local evaluation', 'flags are decided in the app, by the same vectors', () => {
    expect(vectorsOf(conversation().report.local)).toEqual(expectedVectors);
    const since = pathsAsked().findIndex(isDefinitions);
    expect(since).toBeGreaterThan(0);
    const later = pathsAsked().slice(since);
    expect(later.filter((path) => path.startsWith('/flags/?'))).toEqual([]);
  });

  proves('local evaluation', 'properties that are known in the app decide', () => {
    expect(decided('nobody-yet')).toMatchObject({ 'pro-plan': true });
    // posthog-go compares no number with the text that a filter has of one.
    if (sdk !== 'posthog-go')
      expect(decided('alan', 'tiny')).toMatchObject({ 'big-company': true });
  });

  // posthog-php gives none of what it decides by itself.
  if (sdk !== 'posthog-php') {
    proves('local evaluation', 'payloads come with the definitions', () => {
      expect(conversation().report.local_payloads).toEqual(PAYLOADS);
    });
  }

  proves('local evaluation', 'definitions are not sent twice when nothing has changed', () => {
    const polls = conversation().asked.filter(({ path }) => isDefinitions(path));
    const [first, ...more] = polls.map(({ status }) => status);
    expect(first).toBe(200);
    expect(new Set(more)).toEqual(new Set([304]));
  });

  // posthog-php has no call for it.
  if (sdk !== 'posthog-php') {
    proves('remote config', 'the payload of a flag that is nothing but a payload', () => {
      const payload = conversation().report.remote_config;
      expect(typeof payload === 'string' ? JSON.parse(payload) : payload).toEqual({ uploads: 3 });
    });
  }

  /** What the app decided for someone who acts for a company, or for none. */
  function decided(id: string, company?: string): Record<string, unknown> | undefined {
    const { report, questions } = conversation();
    const index = questions.findIndex(
      ({ distinct_id, groups }) => distinct_id === id && groups.company === company,
    );
    return report.local[index];
  }
}

function isDefinitions(path: string): boolean {
  return path.startsWith('/flags/definitions');
}
