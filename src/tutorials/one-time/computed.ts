import { evaluate } from '../../flags/evaluate.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import { completedFirstRequest } from './completedFirstRequest.ts';
import { FACT } from './fact.ts';

/** What the evaluator says to questions that no single run could answer, in a few words. */
export const computed = {
  /** Remy with the fact, at 50 %, at ten visits. */
  'half-forever': () => {
    const flag = featureFlagOf(
      completedFirstRequest.states?.['At 50 %'] ?? completedFirstRequest.recipe,
    );
    const isOn = () => evaluate(flag, { distinctId: 'remy', properties: { [FACT]: true } }).enabled;
    const visits = Array.from({ length: 10 }, isOn);
    if (visits.every((on) => !on)) return 'never';
    return visits.every((on) => on) ? 'always' : 'sometimes';
  },
};
