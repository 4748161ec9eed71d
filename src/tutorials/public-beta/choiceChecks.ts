import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import { enrollmentProperty } from '../../flags/earlyAccess.ts';
import type { RunReport } from '../../receipts/runReport.ts';

/** A second: less can be anybody's network. */
const LAG_MS = 1000;

const PROPERTY = enrollmentProperty('new-docs');

/** How it is seen what a person's own choice does, and when. */
export const choiceChecks = {
  /** Of one user, both pages: before the flag and behind it. */
  'pages-alike': ({ runs, notes }: Evidence): Seen => {
    for (const { run } of by('old-docs', runs)) notes.add('old', run.user);
    for (const view of by('beta-docs', runs)) {
      if (flagSeen(view) === 'off') notes.add('beta', view.run.user);
    }
    const both = notes.users('beta').some((user) => notes.has('old', user));
    return both ? 'old docs twice' : undefined;
  },

  /** Out by the condition sets, while the choice is there already. */
  'choice-kept': async ({ runs, person }: Evidence): Promise<Seen> => {
    for (const view of by('beta-docs', runs)) {
      if (flagSeen(view) !== 'off') continue;
      if ((await person(view.run.user))?.properties[PROPERTY] === true) return 'true, and off';
    }
    return undefined;
  },

  /** In by a choice that is older than the flag as it is now. */
  'choice-counts': async ({ runs, flag, newestOf }: Evidence): Promise<Seen> => {
    for (const view of by('beta-docs', runs)) {
      if (flagSeen(view) !== 'on, by choice') continue;
      const choices = await newestOf(view.run.user, '$feature_enrollment_update');
      const saved = (await flag())?.['updated_at'];
      if (typeof saved !== 'string') continue;
      const isOlder = choices.some(({ timestamp }) => isBefore(timestamp, saved));
      if (isOlder) return 'on, by choice';
    }
    return undefined;
  },

  joined: (evidence: Evidence): Seen => turned(evidence, 'off', 'on, by choice'),

  'set-left-out': (evidence: Evidence): Seen =>
    after('opt-in-without-set', evidence, (seen) => seen === 'off')
      ? 'joined, still off'
      : undefined,

  /** In, without ever having chosen. */
  'everyone-in': async ({ runs, person }: Evidence): Promise<Seen> => {
    for (const view of by('beta-docs', runs)) {
      const seen = flagSeen(view);
      if (seen !== 'on, set 1') continue;
      if ((await person(view.run.user))?.properties[PROPERTY] === undefined) return seen;
    }
    return undefined;
  },

  left: (evidence: Evidence): Seen => turned(evidence, 'on, set 1', 'off, by choice'),

  'choice-taken-away': (evidence: Evidence): Seen =>
    after('unset-choice', evidence, isBySet) ? 'left, still on' : undefined,

  /** In by the set, while the event that says otherwise has yet to arrive. */
  'left-too-early': (evidence: Evidence): Seen =>
    evidence.delayMs >= LAG_MS && after('remember-choice', evidence, isBySet)
      ? 'left, still on'
      : undefined,

  /** Out by choice, while PostHog has yet to hear of it. */
  'told-at-once': async ({ runs, delayMs, person }: Evidence): Promise<Seen> => {
    for (const view of by('tell-choice', runs)) {
      if (flagSeen(view) !== 'off, by choice' || delayMs < LAG_MS) continue;
      if ((await person(view.run.user))?.properties[PROPERTY] !== false) return 'off, at once';
    }
    return undefined;
  },

  'caught-up': (evidence: Evidence): Seen => turned(evidence, 'on, set 1', 'off, by choice'),

  /** Out by what a browser remembers, and in by what PostHog knows. */
  'cookie-stale': async ({ runs, person }: Evidence): Promise<Seen> => {
    for (const view of by('tell-choice', runs)) {
      if (flagSeen(view) !== 'off, by choice') continue;
      if ((await person(view.run.user))?.properties[PROPERTY] === true)
        return 'off here, true there';
    }
    return undefined;
  },
};

function by(stage: string, runs: readonly RunReport[]): RunReport[] {
  return runs.filter(({ run }) => run.stage === stage);
}

/** Whether the docs of one user were decided in one way, and later in another. */
function turned({ runs, notes }: Evidence, before: string, then: string): Seen {
  for (const view of by('beta-docs', runs)) {
    const seen = flagSeen(view);
    if (seen === before) notes.add('before', view.run.user);
    if (seen === then && notes.has('before', view.run.user)) {
      return `${word(before)}, then ${word(then)}`;
    }
  }
  return undefined;
}

/** Whether the docs were decided like that for somebody whom a choice at that stage went before. */
function after(
  stage: string,
  { runs, notes }: Evidence,
  isMeant: (seen: string) => boolean,
): boolean {
  for (const view of runs) {
    const { stage: ran, user } = view.run;
    if (ran === stage) notes.add('chose', user);
    if (ran === 'beta-docs' && notes.has('chose', user) && isMeant(flagSeen(view) ?? ''))
      return true;
  }
  return false;
}

function isBySet(seen: string): boolean {
  return seen.startsWith('on, set');
}

function word(seen: string): string {
  return seen.split(',', 1).join();
}

function isBefore(one: string, other: string): boolean {
  return Date.parse(one) < Date.parse(other);
}
