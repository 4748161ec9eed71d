import { mailCrowd } from '../../flags/history/mailCrowd.ts';
import { saveEffects } from '../../flags/history/saveEffects.ts';
import { knownAfter, DEFAULT_INTERVAL, pollDelays } from '../../flags/polling/polls.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import { stateNamed } from './canaryCheckout.ts';

/** What the evaluator says to questions that no single run could answer, in a few words. */
export const computed = {
  /** What the fifth in place of the sets does to those whom the sets had let in. */
  'canary-in-place': () => {
    const { gain, lose } = between('3 of 5: a partner too', 'A fifth instead');
    if (lose.length === 0) return 'nobody';
    return gain.length > 0 ? 'some' : 'all';
  },

  /** How many of a hundred the fifth lets in beside the sets, where these let in a quarter. */
  'canary-how-many': () => {
    const { after } = between('3 of 5: a partner too', '4 of 5: a fifth of everyone');
    const count = after.filter(Boolean).length;
    return count > 25 && count < 45 ? 'fewer than both' : 'other';
  },

  /** Whom the fifth lets in after a rollback, against whom it let in before. */
  'canary-again': () => {
    const [three, four] = ['3 of 5: a partner too', '4 of 5: a fifth of everyone'] as const;
    const first = between(three, four).gain;
    const back = between(four, three).lose;
    const again = between(three, four).gain;
    return [back, again].every((users) => users.join() === first.join()) ? 'the same' : 'others';
  },

  /** When half of the servers know. */
  'canary-half-know': () => {
    const half = knownAfter(pollDelays(DEFAULT_INTERVAL, 'apart'), 0.5);
    if (half < 1) return 'at once';
    return half < DEFAULT_INTERVAL * 0.7 ? 'half the interval' : 'the interval';
  },
};

/** What a save from one state to another does to the hundred customers. */
function between(from: string, to: string) {
  const effect = saveEffects(mailCrowd());
  return effect(featureFlagOf(stateNamed(from)), featureFlagOf(stateNamed(to)));
}
