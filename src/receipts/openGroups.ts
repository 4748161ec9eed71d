/**
 * The groups of a receipt, with the form that edits them.
 */

import { isEqual, mapKeys } from 'es-toolkit';
import type { FeatureFlag } from '../flags/flag.ts';
import type { Api } from '../project/api/createApi.ts';
import { editPerson } from '../scene/editPerson.ts';
import type { Fields } from '../scene/edits.ts';
import type { Scene } from '../scene/scene.ts';
import { pickProperties } from '../scene/sceneFlag.ts';
import type { ValueKind } from '../scene/typedValue.ts';
import { type EvaluationContext, usedGroupsOf, type Visitor } from './evaluationContext.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A group of a receipt with the form that edits it. */
export interface OpenedGroup {
  index: number;
  /** The name of its type; undefined where PostHog has met none of that kind. */
  type: string | undefined;
  /** Its key; empty when the user acts for none of that kind. */
  key: string;
  /** The keys of the properties at which the flag looks, also those that it lacks. */
  keys: readonly string[];
  /** Its properties, those at which the flag looks with the edits in them. */
  properties: Record<string, unknown>;
  /** Of what kind each of them is said to be; undefined for what goes by what is typed. */
  kinds: Readonly<Record<string, ValueKind | undefined>>;
  /** What PostHog has stored. */
  stored: Properties;
  /** Whether PostHog has stored just so what the flag looks at. */
  isSaved: boolean;
  /** What is wrong, by the name of the field. */
  problems: Record<string, string>;
}

/**
 * The groups at which a flag looks, as a scene has them, with the edits of a form: for each type, by its
 * index, `group-0` for the key and `group-0-property-<key>` with `group-0-kind-<key>`, as
 * `editPerson` takes them. Fields of properties count for the group in `group-0-of` and no other.
 * What the scene leaves out is what PostHog has stored.
 *
 * @throws {ApiError} when PostHog refuses.
 */
export async function openGroups(
  api: Pick<Api, 'group'>,
  { groups: linked = {} }: Pick<Scene, 'groups'>,
  fields: Fields,
  { flag, surroundings }: { flag: FeatureFlag; surroundings: EvaluationContext },
): Promise<OpenedGroup[]> {
  return Promise.all([...usedGroupsOf(flag, surroundings)].map(open));

  async function open([index, keys]: [number, readonly string[]]): Promise<OpenedGroup> {
    const prefix = `group-${index}`;
    const held = linked[index];
    const key = fields.get(prefix)?.trim() ?? held?.key ?? '';
    const asks = key !== '' && keys.length > 0;
    const stored = (asks && (await api.group(index, key))?.group_properties) || {};
    const isLinked = held?.key === key && held.properties !== undefined;
    const known = isLinked ? { ...without(stored, keys), ...held.properties } : stored;
    const isOwn = (fields.get(`${prefix}-of`) ?? key) === key;
    const edit = editPerson(known, keys, {
      get: (name) => (isOwn ? fields.get(`${prefix}-${name}`) : null),
    });
    return {
      index,
      type: surroundings.groupTypes.get(index) ?? held?.type,
      key,
      keys,
      properties: edit.person,
      kinds: edit.kinds,
      stored,
      isSaved: isEqual(pickProperties(edit.person, keys), pickProperties(stored, keys)),
      problems: mapKeys(edit.problems, (_, name) => `${prefix}-${name}`),
    };
  }
}

function without(properties: Properties, keys: readonly string[]): Properties {
  const others = Object.keys(properties).filter((key) => !keys.includes(key));
  return pickProperties(properties, others);
}

/** The groups that a receipt shows, as a visitor acts for them. */
export function shownGroups(groups: readonly OpenedGroup[]): NonNullable<Visitor['groups']> {
  return visitorGroups(groups.map((group) => ({ ...group, stored: group.properties })));
}

/** The same with what PostHog has stored of them. */
export function storedGroups(groups: readonly OpenedGroup[]): NonNullable<Visitor['groups']> {
  return visitorGroups(groups);
}

function visitorGroups(
  groups: readonly Pick<OpenedGroup, 'index' | 'key' | 'stored'>[],
): NonNullable<Visitor['groups']> {
  const named = groups.filter(({ key }) => key !== '');
  return Object.fromEntries(named.map(({ index, key, stored }) => [index, { key, stored }]));
}
