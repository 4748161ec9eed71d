import { flagGroupType } from '../../scene/sceneFlag.ts';
import { inside } from '../../text/isolation.ts';
import { formatCount } from '../ui/format.ts';
import type { CrowdView } from './crowdModel.ts';
import {
  crowdChangeSentence,
  crowdCompanies,
  crowdNames,
  crowdOverlapSentence,
  crowdRange,
  crowdSentence,
  crowdUserPhrase,
  crowdVerb,
} from './crowdSentences.ts';

/** Names of the crowd's texts that follow its flags; elements have them in `data-crowd`. */
export type CrowdText = keyof ReturnType<typeof crowdTexts>;

/** What the crowd says in words and numbers: the server prints it, and the browser keeps it true. */
export function crowdTexts(view: CrowdView) {
  const { decision, second, changes, flag, other, order, picked } = view;
  const { chance } = decision;
  const { overlap } = second;
  const placeName = (user = 0) =>
    order === 'name'
      ? (view.users[user]?.distinctId ?? '')
      : `bucket ${(view.buckets[user] ?? 0).toFixed(4)}`;
  const size = decision.on.length;
  const expected = (count: number, of: number) => formatCount(Math.round((count * of) / size));
  return {
    sentence: crowdSentence(decision),
    count: formatCount(decision.count),
    expected: formatCount(chance.expected),
    'range-of': decision.isCertain ? 'Such crowds' : '95 of 100 crowds',
    range: crowdRange(decision),
    companies: crowdCompanies(view),
    first: `first: ${placeName(view.places[0])}`,
    last: `last: ${placeName(view.places.at(-1))}`,
    changes: crowdChangeSentence(changes),
    'gain-key': crowdVerb('gain', changes.gain.length),
    'lose-key': crowdVerb('lose', changes.lose.length),
    gain: crowdNames('gain', changes.gain),
    lose: crowdNames('lose', changes.lose),
    picked: picked === undefined ? '' : crowdUserPhrase(view, picked),
    properties: picked === undefined ? '' : propertiesOf(view, picked),
    overlap: crowdOverlapSentence(overlap, flag.key === other.key),
    key: inside(flag.key),
    'other-key': inside(other.key),
    both: formatCount(overlap.both),
    'only-one': formatCount(overlap.onlyOne),
    'only-other': formatCount(overlap.onlyOther),
    neither: formatCount(overlap.neither),
    'expected-both': expected(decision.count, second.decision.count),
    'expected-only-one': expected(decision.count, size - second.decision.count),
    'expected-only-other': expected(size - decision.count, second.decision.count),
    'expected-neither': expected(size - decision.count, size - second.decision.count),
  };
}

function propertiesOf({ users, flag }: CrowdView, user: number): string {
  const { properties = {}, groups } = users[user] ?? {};
  const groupType = flagGroupType(flag);
  const group = groupType === null ? undefined : groups?.[groupType];
  const shown = Object.entries(group?.properties ?? properties)
    .filter(([key]) => key !== 'distinct_id' && key !== '$group_key')
    .map(([key, value]) => `${key} ${String(value)}`);
  return group ? `${group.key}: ${shown.join(' · ')}` : shown.join(' · ');
}
