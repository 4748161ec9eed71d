import { type Context, Hono } from 'hono';
import { dependenciesOf } from '../../../flags/dependencies.ts';
import type { Store } from '../../store/createStore.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { answerActivity } from '../history/answerActivity.ts';
import { validationError } from '../refusals.ts';
import { applyFlagInput } from './applyFlagInput.ts';
import { checkFlagUse } from './checkFlagUse.ts';
import { flagContext } from './flagContext.ts';
import type { FlagInput } from './flagInput.ts';
import { flagStatus } from './flagStatus.ts';
import { saveFlag } from './saveFlag.ts';

/** What each word makes of a flag. */
const ACTIONS: Record<string, { doing: string; change: FlagInput }> = {
  enable: { doing: 'enabling', change: { active: true } },
  disable: { doing: 'disabling', change: { active: false } },
  archive: { doing: 'archiving', change: { archived: true, active: false } },
  unarchive: { doing: 'unarchiving', change: { archived: false } },
};

/** What else is asked of one flag, and the words that change its state and nothing else. */
export function flagActions(
  projectId: number,
  now: () => number,
  store: Store,
  findFlag: (c: Context) => StoredFlag,
  toJson: (flag: StoredFlag) => object,
): Hono {
  const routes = new Hono();

  routes.get('/status', (c) => c.json(flagStatus(findFlag(c), now())));

  routes.get('/activity', (c) =>
    answerActivity(c, store, projectId, 'FeatureFlag', String(findFlag(c).id)),
  );

  routes.get('/dependent_flags', (c) => {
    const { id } = findFlag(c);
    const dependents = store.flags
      .current(projectId)
      .filter((flag) => flag.active && flag.id !== id && dependenciesOf(flag).includes(id));
    return c.json(dependents.map(({ id, key, name }) => ({ id, key, name: name || key })));
  });

  for (const [action, { doing, change }] of Object.entries(ACTIONS)) {
    routes.post(`/${action}`, (c) => {
      const before = findFlag(c);
      if (before.deleted) {
        throw validationError(
          `This feature flag has been deleted. Restore it before ${doing} it.`,
          null,
        );
      }
      if (isAlready(before, action)) return c.json(toJson(before));
      const context = flagContext(store, projectId, before.id);
      const after = applyFlagInput(before, change, context);
      checkFlagUse(before, after, context);
      return c.json(toJson(saveFlag(store, projectId, before, after, now())));
    });
  }
  return routes;
}

function isAlready({ active, settings }: StoredFlag, action: string): boolean {
  if (action === 'enable') return active;
  if (action === 'disable') return !active;
  return (settings['archived'] === true) === (action === 'archive');
}
