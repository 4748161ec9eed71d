/**
 * The groups that somebody acts for, from a subject to a link and back.
 */

import { mapValues } from 'es-toolkit';
import type { FeatureFlag } from '../flags/flag.ts';
import type { Subject } from '../flags/subject.ts';
import type { SceneGroups } from '../scene/scene.ts';
import { pickProperties } from '../scene/sceneFlag.ts';
import { type EvaluationContext, usedGroupsOf, type Visitor } from './evaluationContext.ts';
import type { ReceiptView } from './receiptView.ts';

/** A group that somebody may act for, and what a link has to hold of it. */
interface LinkedGroup {
  index: number;
  type: string | undefined;
  /** Undefined or empty when they act for none of that kind. */
  key: string | undefined;
  /** The keys of the properties that the link has to hold. */
  keys: readonly string[];
  properties: Readonly<Record<string, unknown>>;
}

/** Groups as a link holds them; undefined where that is none. */
export function linkedGroups(groups: readonly LinkedGroup[]): SceneGroups | undefined {
  const held: SceneGroups = {};
  for (const { index, type, key, keys, properties } of groups) {
    if (!key) continue;
    held[index] = {
      ...(type !== undefined && { type }),
      key,
      ...(keys.length > 0 && { properties: pickProperties(properties, keys) }),
    };
  }
  return Object.keys(held).length > 0 ? held : undefined;
}

/** The part of a subject's groups that a link holds: those at which a flag looks, with what it asks for. */
export function sceneGroupsOf(
  flag: FeatureFlag,
  groups: Subject['groups'],
  surroundings: EvaluationContext,
): SceneGroups | undefined {
  return linkedGroups(
    [...usedGroupsOf(flag, surroundings)].map(([index, keys]) => {
      const { key, properties = {} } = groups?.[index] ?? {};
      return { index, type: surroundings.groupTypes.get(index), key, keys, properties };
    }),
  );
}

/** The groups of a receipt as a link holds them. */
export function receiptGroups({ groups }: Pick<ReceiptView, 'groups'>): SceneGroups | undefined {
  return linkedGroups(
    groups.map(({ index, type, key, used }) => {
      const known = used.filter(({ value }) => value !== undefined);
      return {
        index,
        type,
        key,
        keys: used.map((property) => property.key),
        properties: Object.fromEntries(known.map((property) => [property.key, property.value])),
      };
    }),
  );
}

/** The groups of a link, or of a subject, as a visitor acts for them. */
export function visitorGroupsOf(
  groups: SceneGroups | Subject['groups'],
): NonNullable<Visitor['groups']> {
  return mapValues({ ...groups }, ({ key, properties = {} }) => ({ key, stored: properties }));
}
