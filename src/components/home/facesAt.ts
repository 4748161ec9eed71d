import { bucket } from '../../flags/bucketing.ts';
import { evaluate } from '../../flags/evaluate.ts';
import type { FeatureFlag } from '../../flags/flag.ts';

/** Somebody on the front page. */
export interface Face {
  user: string;
  /** 0 to 1. */
  bucket: number;
  isIn: boolean;
}

/** What the faces stand in order of. */
export type FaceOrder = 'name' | 'bucket';

const USERS = [
  ...['ada', 'ana', 'ben', 'erin', 'eva', 'ian', 'ivy', 'jon', 'kai', 'kofi'],
  ...['lena', 'leo', 'max', 'mia', 'nia', 'noor', 'priya', 'raj', 'tom', 'zoe'],
];

/** Twenty users, each decided by the evaluator for a flag with one condition set: so many percent. */
export function facesAt(key: string, percent: number, order: FaceOrder = 'name'): Face[] {
  const flag: FeatureFlag = {
    id: 1,
    key,
    name: '',
    active: true,
    deleted: false,
    filters: { groups: [{ properties: [], rollout_percentage: percent }] },
  };
  const faces = USERS.map((user) => ({
    user,
    bucket: bucket(key, user),
    isIn: evaluate(flag, { distinctId: user, properties: {} }).enabled,
  }));
  return order === 'name' ? faces : faces.sort((a, b) => a.bucket - b.bucket);
}
