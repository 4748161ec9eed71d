import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import { serverRollout } from './flags.ts';

/** How the checks of the step with the servers are seen. */
export const serverChecks = {
  'servers-named': async ({ flag }: Evidence): Promise<Seen> => {
    const saved = await flag(serverRollout.key);
    const names = saved?.filters.groups.some(({ properties }) =>
      properties?.some(({ type, key }) => type === 'person' && key === 'server_id'),
    );
    return saved?.active && names ? '100 %' : undefined;
  },

  /** Off, and at a later visit on. */
  'server-on': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs.filter(({ run }) => run.stage === 'server')) {
      const { user } = view.run;
      if (flagSeen(view) === 'off') notes.add('off', user);
      else if (flagSeen(view) === 'on, set 1' && notes.has('off', user)) return 'off, then on';
    }
    return undefined;
  },

  /** Off, although PostHog knows its server_id: no set names it. */
  'others-off': async ({ runs, person }: Evidence): Promise<Seen> => {
    for (const view of runs.filter(({ run }) => run.stage === 'server')) {
      if (flagSeen(view) !== 'off') continue;
      const known = view.receipt?.used.find(({ key }) => key === 'server_id')?.value;
      if (known !== undefined && (await person(view.run.user))) return 'off';
    }
    return undefined;
  },

  /** Off twice, the second time with an event at PostHog that has what the flag asks for. */
  'event-alone': async ({ runs, newestOf, person, notes }: Evidence): Promise<Seen> => {
    for (const view of runs.filter(({ run }) => run.stage === 'leave-out-set')) {
      const { user } = view.run;
      if (flagSeen(view) !== 'off') continue;
      const isAgain = notes.has('off', user);
      notes.add('off', user);
      if (!isAgain) continue;
      const events = await newestOf(user, 'server_identify');
      const isOnEvent = events.some(({ properties }) => properties['server_id'] === user);
      const known = await person(user);
      if (isOnEvent && known?.properties['server_id'] === undefined) return 'off, off';
    }
    return undefined;
  },
};
