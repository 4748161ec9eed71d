/**
 * What a crowd’s numbers come to, in sentences.
 */

import { isolate } from '../../text/isolation.ts';
import type { CrowdChanges, CrowdOverlap } from '../../flags/crowd/crowdComparison.ts';
import { companyKey } from '../../flags/crowd/crowdCompanies.ts';
import type { CrowdDecision } from '../../flags/crowd/crowdDecision.ts';
import type { SceneFlag } from '../../scene/scene.ts';
import { formatCount, formatRange } from '../ui/format.ts';
import { flagGroupType } from '../../scene/sceneFlag.ts';
import type { CrowdView } from './crowdModel.ts';

/** How many of a crowd a flag is on for, and whether that is a surprise. */
export function crowdSentence({ on, decided, count, chance, isCertain }: CrowdDecision): string {
  if (decided < on.length) {
    return `This flag takes too long to decide: only the first ${formatCount(decided)} of ${formatCount(on.length)} were asked. Use simpler patterns.`;
  }
  const { expected, low, high } = chance;
  const actual = `${formatCount(count)} of ${formatCount(on.length)} are on`;
  if (isCertain) return `${actual}, and nothing here was left to chance.`;
  const range = `95 of 100 such crowds have ${formatRange(low, high)}`;
  return `${actual}; ${formatCount(expected)} were expected, and ${range}.`;
}

/** How many a flag is on for in such crowds, where that is a range: `469 to 531`. */
export function crowdRange({ count, chance, isCertain }: CrowdDecision): string {
  const { low, high } = chance;
  if (isCertain) return `always ${formatCount(count)}`;
  const isUsual = count >= low && count <= high;
  return `${formatRange(low, high)}${isUsual ? '' : ': this is one of the other five'}`;
}

/** How many users an edit gives a flag, and how many it takes it from. */
export function crowdChangeSentence({ gain, lose }: CrowdChanges): string {
  if (gain.length === 0 && lose.length === 0) return 'Nobody gains the flag and nobody loses it.';
  const gains = gain.length === 0 ? 'Nobody gains' : crowdVerb('gain', gain.length);
  const losses = lose.length === 0 ? 'nobody loses' : crowdVerb('lose', lose.length);
  return `${gains} the flag, ${losses} it.`;
}

const SHOWN = 4;

/** A list of users cut to what fits on a line: `212 gain: user-3, user-7, user-9, user-12 …` */
export function crowdNames(verb: 'gain' | 'lose', users: readonly number[]): string {
  const names = users.slice(0, SHOWN).map((user) => `user-${user + 1}`);
  const rest = users.length > SHOWN ? ' …' : '';
  return `${crowdVerb(verb, users.length)}: ${names.join(', ')}${rest}`;
}

/** So many users and what happens to them: `1 gains`, `212 lose`. */
export function crowdVerb(verb: 'gain' | 'lose', count: number): string {
  return `${formatCount(count)} ${verb}${count === 1 ? 's' : ''}`;
}

/** Whether two flags let in the same users or go their own ways. */
export function crowdOverlapSentence(overlap: CrowdOverlap, haveSameKey: boolean): string {
  const actual = `${formatCount(overlap.both)} have both flags on`;
  const told = `${actual}. ${overlapChance(overlap)}`;
  return haveSameKey
    ? `${told} These two share a key, so everyone has the same bucket in both.`
    : told;
}

function overlapChance(overlap: CrowdOverlap): string {
  const { both, onlyOne, onlyOther, neither, expected, low, high } = overlap;
  const size = both + onlyOne + onlyOther + neither;
  const reaches = [both + onlyOne, both + onlyOther];
  if (reaches.includes(0)) return 'One of the two is on for nobody, so it could not be otherwise.';
  if (reaches.includes(size)) {
    return 'One of the two is on for everybody, so it could not be otherwise.';
  }
  return `Flags that know nothing of each other would share about ${formatCount(Math.round(expected))}, and 95 of 100 such pairs ${formatRange(low, high)}.`;
}

/** How many companies of a crowd a flag that matches by company is on for: `19 of 40`. */
export function crowdCompanies({ users, decision }: CrowdView): string {
  const all = new Set(users.map(companyKey));
  const on = new Set(users.filter((_, user) => decision.on[user]).map(companyKey));
  return `${formatCount(on.size)} of ${formatCount(all.size)}`;
}

/** Who stands at a place of the picture: `user-17, bucket 0.2676, on`; by company, `user-17 of company-3`. */
export function crowdUserPhrase(view: CrowdView, user: number): string {
  const bucket = (view.buckets[user] ?? 0).toFixed(4);
  const state = view.decision.on[user] ? 'on' : 'off';
  const { distinctId = '' } = view.users[user] ?? {};
  const company = flagGroupType(view.flag) === null ? '' : ` of ${companyKey(view.users[user])}`;
  const phrase = `${distinctId}${company}, bucket ${bucket}, ${state}`;
  if (!view.overlaid) return phrase;
  return `${phrase}, ${isolate(view.other.key)} ${view.second.decision.on[user] ? 'on' : 'off'}`;
}

/** What a flag looks at that no user of the crowd has, in a sentence; undefined when there is no such thing. */
export function crowdGap({ filters, bucketing_identifier }: SceneFlag): string | undefined {
  const missing = new Set<string>();
  for (const { properties } of filters.groups) {
    for (const { type } of properties ?? []) {
      const lack = LACKS[type];
      if (lack) missing.add(lack);
    }
  }
  if (bucketing_identifier === 'device_id') missing.add('device IDs');
  if (filters.feature_enrollment) missing.add('choices about early access');
  if (missing.size === 0) return undefined;
  return `This flag looks at ${[...missing].join(' and ')}, and the users of this crowd have none. PostHog may decide otherwise for real users.`;
}

const LACKS: Record<string, string | undefined> = {
  cohort: 'cohorts',
  flag: 'the values of other flags',
  person_metadata: 'what PostHog says of a person',
};
