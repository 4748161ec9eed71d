import type { PostHogEvent } from '../../../src/project/api/apiSchemas.ts';
import type { RunReport } from '../../../src/receipts/runReport.ts';

interface Facts {
  stage?: string;
  user?: string;
  at?: string;
  /** What PostHog said of the flag; undefined when it was not asked. */
  value?: boolean;
  /** What the event said of the flag; undefined when it said nothing. */
  sent?: boolean;
}

/** A run that answered, with the page that the flag's value leads to. */
export function fakeRun({ stage = 'plain', user = 'ada', at = '', value, sent }: Facts): RunReport {
  const body = value === true ? `<p>Welcome, ${user}!` : `<p>Hello, ${user}!`;
  return {
    run: {
      id: '',
      stage,
      user,
      path: '',
      at,
      response: { status: 200, contentType: 'text/html', body, ms: 1 },
      exchanges: [],
      settled: true,
    },
    counted: { event: 'visited_user_page', flag: 'new-cool-feature' },
    eventCount: 1,
    events: [{ ...visitBy(user, { value: sent }), uuid: '', distinctId: user }],
    flag: value === undefined ? undefined : { key: 'new-cool-feature', value, reason: undefined },
    receipt: undefined,
    answers: [],
    scene: { stage, user },
  };
}

/** A visit as PostHog's REST API lists it. */
export function visitBy(
  id: string,
  { name = id, at = '', value }: { name?: string; at?: string; value?: boolean | undefined } = {},
): PostHogEvent {
  return {
    id: '',
    event: 'visited_user_page',
    distinct_id: id,
    timestamp: at,
    properties: {
      $set_once: { initial_name: name },
      ...(value === undefined ? {} : { '$feature/new-cool-feature': value }),
    },
  };
}
