import { enrollmentProperty } from '../../flags/earlyAccess.ts';
import { evaluate } from '../../flags/evaluate.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import { letting, newDocs } from './newDocs.ts';

const property = enrollmentProperty(newDocs.key);

/** What the evaluator says to questions that no single run could answer, in a few words. */
export const computed = {
  /** Somebody who has joined, once the flag is switched off. */
  'switched-off': () => {
    const flag = featureFlagOf({ ...letting(100, true), active: false });
    const properties = { [property]: true };
    return evaluate(flag, { distinctId: 'ruth', properties }).enabled ? 'on' : 'off';
  },

  /** Somebody who has never chosen, with general availability: the flag is what it was in beta. */
  'general-at-zero': () => {
    const flag = featureFlagOf(letting(0, true));
    return evaluate(flag, { distinctId: 'otis', properties: {} }).enabled ? 'on' : 'off';
  },
};
