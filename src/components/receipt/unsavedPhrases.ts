import { ownValue } from '../../json/ownValue.ts';
import { isolate } from '../../text/isolation.ts';
import type { ConditionSet } from '../../flags/flag.ts';
import type { OpenedGroup } from '../../receipts/openGroups.ts';
import type { OpenedReceipt } from '../../receipts/openReceipt.ts';
import type { SceneFlag } from '../../scene/scene.ts';
import { pickProperties } from '../../scene/sceneFlag.ts';
import { kindOf } from '../../scene/typedValue.ts';
import { filterPhrase } from '../flag/filterPhrase.ts';
import { counted, shortValue } from '../ui/format.ts';
import { groupPhrase } from '../why/groupPhrase.ts';
import { kindWords } from '../why/kindWords.ts';

/** In what a receipt differs from what PostHog has saved, each in a few words. */
export function unsavedPhrases({
  flag,
  person,
  groups,
  saved,
  isSaved,
}: Pick<OpenedReceipt, 'flag' | 'person' | 'groups' | 'saved' | 'isSaved'>): string[] {
  const ofFlag = saved.flag && !isSaved.flag ? flagPhrases(flag, saved.flag) : [];
  const ofPerson = saved.person && !isSaved.person ? personPhrases(person, saved.person) : [];
  const ofGroups = groups.filter((group) => !group.isSaved).flatMap(groupPhrases);
  return [...ofFlag, ...ofPerson, ...ofGroups];
}

function flagPhrases(flag: SceneFlag, saved: SceneFlag): string[] {
  const phrases: string[] = [];
  if (flag.key !== saved.key)
    phrases.push(`the key ${isolate(flag.key)} instead of ${isolate(saved.key)}`);
  if (flag.active !== saved.active) {
    phrases.push(flag.active ? 'active instead of switched off' : 'switched off');
  }
  const sets = flag.filters.groups;
  const before = saved.filters.groups;
  if (sets.length === before.length) {
    for (const [index, set] of sets.entries()) {
      phrases.push(...setPhrases(set, before[index] ?? {}, `set ${index + 1}`));
    }
  } else {
    phrases.push(`${counted(sets.length, 'condition set')} instead of ${before.length}`);
  }
  return phrases.length > 0 ? phrases : ['settings of the flag beside its condition sets'];
}

function setPhrases(set: ConditionSet, saved: ConditionSet, name: string): string[] {
  const percentage = set.rollout_percentage ?? 100;
  const before = saved.rollout_percentage ?? 100;
  const rollout =
    percentage === before ? [] : [`${name} at ${percentage} % instead of ${before} %`];
  const asks = conditionsOf(set);
  const asked = conditionsOf(saved);
  return asks === asked ? rollout : [...rollout, `${name} for ${asks} instead of ${asked}`];
}

function conditionsOf({ properties }: ConditionSet): string {
  const filters = (properties ?? []).map((filter) => filterPhrase(filter));
  return filters.length === 0 ? 'everyone' : `everyone whose ${filters.join(' and ')}`;
}

type Properties = Readonly<Record<string, unknown>>;

function personPhrases(person: Properties, saved: Properties): string[] {
  const keys = new Set([...Object.keys(saved), ...Object.keys(person)]);
  return [...keys].flatMap((key) => {
    const [value, before] = [ownValue(person, key), ownValue(saved, key)];
    if (JSON.stringify(value) === JSON.stringify(before)) return [];
    const [said, saidBefore] = [shortValue(value), shortValue(before)];
    if (said !== saidBefore) return [`${isolate(key)} ${said} instead of ${saidBefore}`];
    return [`${isolate(key)} as ${kindPhrase(value)} instead of ${kindPhrase(before)}`];
  });
}

function groupPhrases({ keys, properties, stored, ...group }: OpenedGroup): string[] {
  const phrases = personPhrases(pickProperties(properties, keys), pickProperties(stored, keys));
  return phrases.map((phrase) => `of ${groupPhrase(group)}, ${phrase}`);
}

function kindPhrase(value: unknown): string {
  const kind = kindOf(value);
  return kind ? kindWords[kind] : 'nothing';
}
