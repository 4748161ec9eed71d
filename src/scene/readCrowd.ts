import { isolate } from '../text/isolation.ts';
import { CROWD_SIZE, type CrowdOrder } from '../flags/crowd/crowdUsers.ts';
import { editFlag, type Fields } from './edits.ts';
import type { SceneFlag } from './scene.ts';

/** What the crowd is to show. */
export interface CrowdForm {
  flag: SceneFlag;
  order: CrowdOrder;
  /** A second flag, decided for the same users. */
  other: SceneFlag;
  overlaid: boolean;
  /** The user who is looked at: the place in the order of names. */
  picked: number | undefined;
  /** What is wrong, by the name of the field. */
  problems: Record<string, string>;
}

/** Half of everyone, by a key that gives everyone another bucket. */
const OTHER: SceneFlag = {
  key: 'another-flag',
  active: true,
  filters: { groups: [{ properties: [], rollout_percentage: 50 }] },
};

/**
 * Reads the crowd's form: the edits of a flag (see `editFlag`), those of a second one (the same names
 * after `other-`), `overlay`, `order` and `pick`, the name of a user. A field that cannot be taken
 * changes nothing. Runs in the browser as well.
 */
export function readCrowd(base: SceneFlag, fields: Fields): CrowdForm {
  const own = editFlag(base, fields);
  const second = editFlag(OTHER, { get: (name) => fields.get(`other-${name}`) });
  const name = fields.get('pick')?.trim() ?? '';
  const picked = readUser(name);
  return {
    flag: own.flag,
    order: fields.get('order') === 'name' ? 'name' : 'bucket',
    other: second.flag,
    overlaid: fields.get('overlay') === 'on',
    picked,
    problems: {
      ...own.problems,
      ...Object.fromEntries(
        Object.entries(second.problems).map(([field, problem]) => [`other-${field}`, problem]),
      ),
      ...(name !== '' &&
        picked === undefined && {
          pick: `“${isolate(name)}” is not in this crowd. Type a name from user-1 to user-${CROWD_SIZE}.`,
        }),
    },
  };
}

function readUser(name: string): number | undefined {
  const number = Number(/^user-([1-9]\d{0,3})$/.exec(name)?.[1]);
  return number <= CROWD_SIZE ? number - 1 : undefined;
}
