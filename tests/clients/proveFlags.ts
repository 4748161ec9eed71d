import { expect } from 'vitest';
import type { ClientSetup } from '../harness/clients/clientSetup.ts';
import { expectedVectors, PAYLOADS, vectorsOf } from '../harness/clients/vectors.ts';
import type { Prove } from '../harness/sdk/sdkSuite.ts';

/** Flags that PostHog decided for a client, their payloads, and what the client told of them. */
export function proveFlags(proves: Prove, { conversation }: ClientSetup): void {
  proves('flags', 'whoever is asked for, all flags are what the evaluator says', () => {
    const { questions, report, expected } = conversation();
    const pairs = (answers: Record<string, unknown>[]) =>
      answers.map((values, index) => ({ question: questions[index], values }));
    expect(pairs(report.remote)).toEqual(pairs(expected));
  });

  proves('flags', "PostHog's consistency vectors", () => {
    expect(vectorsOf(conversation().report.remote)).toEqual(expectedVectors);
  });

  proves('flags', 'stored properties decide, and those that are sent win', () => {
    const asked = { ofPlan: answersTo('edsger'), ofCompany: answersTo('alan') };
    expect(asked.ofPlan.map((values) => values['pro-plan'])).toEqual([true, false]);
    expect(asked.ofCompany.map((values) => values['big-company'])).toEqual([true, true]);
    expect(answersTo('barbara')[0]).toMatchObject({ 'pro-plan': false, 'big-company': false });
    expect(answersTo('nobody-yet')[0]).toMatchObject({ 'pro-plan': true });
  });

  proves('flags', 'a number of 64 bits that is sent is compared to its last digit', () => {
    expect(conversation().report.big_accounts).toEqual([true, false]);
  });

  proves('payloads', 'payloads come, of the flag and of the variant', () => {
    expect(conversation().report.payloads).toEqual(PAYLOADS);
  });

  proves('flag events', 'what was read is reported once, and an event carries it', async () => {
    const events = await conversation().posthog.api.events('niklaus');
    const called = events
      .filter(({ event }) => event === '$feature_flag_called')
      .map(({ properties: { $feature_flag: flag, $feature_flag_response: response } }) => [
        flag,
        response,
      ]);
    expect(called).toHaveLength(3);
    expect(Object.fromEntries(called)).toEqual({
      everyone: true,
      'multivariate-flag': expect.any(String) as unknown,
      nobody: false,
    });
    const paid = events.find(({ event }) => event === 'paid');
    expect(paid?.properties).toMatchObject({
      '$feature/everyone': true,
      '$feature/nobody': false,
      $active_feature_flags: expect.arrayContaining(['everyone']) as unknown,
    });
  });

  /** What was answered remotely for an ID, in order. */
  function answersTo(id: string): Record<string, unknown>[] {
    const { report, questions } = conversation();
    return report.remote.filter((_, index) => questions[index]?.distinct_id === id);
  }
}
