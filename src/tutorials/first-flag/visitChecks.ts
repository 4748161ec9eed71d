import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { saw } from '../../evidence/seen.ts';

/** How the checks of the steps before the flag are seen: pages, then events and persons. */
export const visitChecks = {
  'no-calls': ({ runs, firstUser }: Evidence): Seen =>
    runs.some(
      (view) =>
        saw(view, 'plain', 'hello') &&
        view.run.user !== firstUser &&
        !view.run.user.includes('<') &&
        view.run.exchanges.length === 0,
    )
      ? '0 requests'
      : undefined,

  'name-escaped': ({ runs }: Evidence): Seen =>
    runs.some((view) => saw(view, 'plain', 'hello') && view.run.response.body.includes('&lt;'))
      ? 'as text'
      : undefined,

  'name-obeyed': ({ runs }: Evidence): Seen =>
    runs.some(
      (view) =>
        saw(view, 'drop-the-escape', 'hello') && /<p>Hello, <\w/.test(view.run.response.body),
    )
      ? 'as markup'
      : undefined,

  'event-arrived': async (evidence: Evidence): Promise<Seen> => {
    const { visits, firstUser } = evidence;
    if (!visitors(evidence).includes(firstUser)) return undefined;
    const { count } = await visits.of(firstUser);
    return count > 0 ? `${count} ${count === 1 ? 'event' : 'events'}` : undefined;
  },

  'person-named': async (evidence: Evidence): Promise<Seen> => {
    for (const user of visitors(evidence).filter((one) => one !== evidence.firstUser)) {
      const person = await evidence.person(user);
      if (person?.properties['initial_name'] === user) return '1 person';
    }
    return undefined;
  },

  /** Two events under a distinct ID, and a person who was named once. */
  'same-person': async (evidence: Evidence): Promise<Seen> => {
    for (const user of visitors(evidence).filter((one) => one !== evidence.firstUser)) {
      const { count } = await evidence.visits.of(user);
      const person = count >= 2 ? await evidence.person(user) : undefined;
      if (person?.properties['initial_name'] === user) return `${count} events, 1 person`;
    }
    return undefined;
  },

  'id-each-time': ({ runs, notes }: Evidence): Seen => {
    const strange = runs.filter(({ run }) => run.stage === 'new-id-each-time');
    const again = strange.some(({ run }) => notes.has('run', run.user));
    for (const { run } of strange) notes.add('run', run.user);
    return again ? '2 visits, 2 persons' : undefined;
  },
};

/** Who was run in this step with `capture`, now or before: their event may arrive later than the page. */
function visitors({ runs, notes }: Evidence): string[] {
  for (const view of runs) if (saw(view, 'capture', 'hello')) notes.add('run', view.run.user);
  return notes.users('run');
}
