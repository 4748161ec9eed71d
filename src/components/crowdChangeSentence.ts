import type { CrowdChanges } from '../flags/crowdChanges.ts';
import { crowdVerb } from './crowdVerb.ts';

/** How many users an edit gives a flag, and how many it takes it from. */
export function crowdChangeSentence({ gain, lose }: CrowdChanges): string {
  if (gain.length === 0 && lose.length === 0) return 'Nobody gains the flag and nobody loses it.';
  const gains = gain.length === 0 ? 'Nobody gains' : crowdVerb('gain', gain.length);
  const losses = lose.length === 0 ? 'nobody loses' : crowdVerb('lose', lose.length);
  return `${gains} the flag, ${losses} it.`;
}
