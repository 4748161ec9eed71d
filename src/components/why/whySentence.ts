import { isolate } from '../../text/isolation.ts';
import type { AskedGroup } from '../../flags/explain/askedGroup.ts';
import type {
  Explanation,
  FilterExplanation,
  SetExplanation,
} from '../../flags/explain/explanation.ts';
import { counted, shareText, shortValue } from '../ui/format.ts';
import { askedPhrase } from './explainedFilter.ts';
import { groupNoun, groupPhrase } from './groupPhrase.ts';
import { forUser, userPhrase } from './userPhrase.ts';

/** A sentence has room for so many condition sets that kept someone out. */
const MOST_TOLD = 4;

/** And for so much of a value; the sets below have all of it. */
const MOST_SHOWN = 80;

/** Why a flag is on or off for someone, in one sentence that names what decided. */
export function whySentence(explanation: Explanation): string {
  const { distinctId, enabled, reason, sets, variant } = explanation;
  const user = userPhrase(distinctId);
  const beforeSets = whyBeforeSets(explanation);
  if (beforeSets) return beforeSets;
  const winner = sets.findIndex(({ outcome }) => outcome === 'match');
  const won = sets[winner];
  if (enabled && won) {
    const value = variant === null ? 'On' : `${isolate(variant)}: on`;
    return `${value}${forUser(distinctId)}, because condition set ${winner + 1} matched: ${setReason(won, user)}.`;
  }
  const off = `Off${forUser(distinctId)}, because`;
  if (reason.code === 'timeout_error') {
    return `${off} its patterns take too long to search: make them shorter, or the text.`;
  }
  if (explanation.failed)
    return `${off} PostHog could not decide it: ${isolate(reason.description)}.`;
  if (sets.length === 0) return `${off} the flag has no condition set.`;
  const misses = sets
    .slice(0, MOST_TOLD)
    .map((set, index) => `condition set ${index + 1} ${setReason(set, user)}`);
  const others = sets.length - misses.length;
  if (others > 0) misses.push(`and ${counted(others, 'more set')} did not match either`);
  return `${off} ${misses.join('; ')}.`;
}

/** What decides whatever the condition sets say; undefined when nothing does. */
function whyBeforeSets({
  distinctId,
  enabled,
  reason,
  earlyAccess,
  holdout,
}: Explanation): string | undefined {
  const whom = forUser(distinctId);
  switch (reason.code) {
    case 'flag_disabled':
      return `Off${whom}, because the flag is switched off for everyone.`;
    case 'missing_dependency':
      return `Off${whom}, because a flag that this one depends on does not exist.`;
    case 'super_condition_value': {
      const choice = enabled ? 'On' : 'Off';
      const { property = '', value } = earlyAccess ?? {};
      return `${choice}${whom}, by their own choice about this early access: ${isolate(property)} is ${brief(shortValue(value))}.`;
    }
    case 'holdout_condition_value': {
      const { variant = '', bucket = 0, exclusionPercentage = 0 } = holdout ?? {};
      return `${isolate(variant)}${whom}, because the flag’s holdout keeps ${exclusionPercentage} % apart, and ${userPhrase(distinctId)} is at ${bucket.toFixed(4)}.`;
    }
    default:
      return undefined;
  }
}

/**
 * What let someone in by a condition set, or kept them out, for the middle of a sentence: of the set
 * that matched, the reasons; of any other, what goes on after its name.
 */
function setReason(set: SetExplanation, user: string): string {
  return set.outcome === 'match' ? whatMatched(set, user) : whatMissed(set, user);
}

function whatMatched(
  { properties, rolloutPercentage, bucket, group }: SetExplanation,
  user: string,
): string {
  const reasons = properties.map((filter) => brief(askedPhrase(filter)));
  const who = group ? groupPhrase(group) : user;
  if (rolloutPercentage < 100) {
    reasons.push(`${who} is at ${placeOf(bucket)}, inside its ${rolloutPercentage} %`);
  }
  if (reasons.length > 0) return reasons.join(', and ');
  return `it lets ${group ? `every ${groupNoun(group)}` : 'everyone'} in`;
}

function whatMissed(
  { outcome, properties, rolloutPercentage, bucket, group }: SetExplanation,
  user: string,
): string {
  if (outcome === 'not_applicable') {
    return group?.type === undefined
      ? `is about groups, and ${user} came without one of that kind`
      : `matches by ${groupNoun(group)}, and ${user} came without one`;
  }
  if (bucket === undefined) {
    return `goes by the device, and ${user} came without a device ID`;
  }
  const miss = properties.find(({ matched }) => !matched);
  if (miss) return `asks that ${brief(askedPhrase(miss))}, and ${whatTheyHave(miss, user)}`;
  // Early exit keeps sets that would match from being asked.
  if (outcome === 'match_not_reached') return 'was not asked any more';
  const who = group ? groupPhrase(group) : user;
  return `reaches to ${shareText(rolloutPercentage)}, and ${who} is at ${placeOf(bucket)}`;
}

function whatTheyHave({ filter, value, group }: FilterExplanation, user: string): string {
  if (filter.type === 'cohort') return `${user} is ${value === true ? '' : 'not '}in it`;
  const owner = group ? ownerPhrase(group, user) : user;
  if (value === undefined || value === null) {
    const what = filter.type === 'flag' ? 'value' : isolate(filter.key);
    return `PostHog knows no ${what} ${filter.type === 'flag' ? 'for' : 'of'} ${owner}`;
  }
  return `for ${owner} it is ${brief(shortValue(value))}`;
}

/** A group whose property is asked for; nobody may have named one. */
function ownerPhrase(group: AskedGroup, user: string): string {
  return group.key === undefined ? `the ${groupNoun(group)} of ${user}` : groupPhrase(group);
}

function placeOf(bucket: number | undefined): string {
  return bucket === undefined ? 'no place' : bucket.toFixed(4);
}

function brief(words: string): string {
  return words.length > MOST_SHOWN ? isolate(`${words.slice(0, MOST_SHOWN)}…`) : words;
}
