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

/**
 * The part of a subject's groups that a link holds: those at which a flag looks, with the properties
 * that it asks for; undefined when that is nothing.
 */
export function sceneGroupsOf(
  flag: FeatureFlag,
  groups: Subject['groups'],
  surroundings: EvaluationContext,
): SceneGroups | undefined {
  const held: SceneGroups = {};
  for (const [index, keys] of usedGroupsOf(flag, surroundings)) {
    const { key, properties = {} } = groups?.[index] ?? {};
    if (!key) continue;
    const type = surroundings.groupTypes.get(index);
    const used = pickProperties(properties, keys);
    held[index] = {
      ...(type !== undefined && { type }),
      key,
      ...(keys.length > 0 && { properties: used }),
    };
  }
  return Object.keys(held).length > 0 ? held : undefined;
}

/** The groups of a link, or of a subject, as a visitor acts for them. */
export function visitorGroupsOf(
  groups: SceneGroups | Subject['groups'],
): NonNullable<Visitor['groups']> {
  return mapValues({ ...groups }, ({ key, properties = {} }) => ({ key, stored: properties }));
}

/** The groups of a receipt as a link holds them. */
export function receiptGroups({ groups }: Pick<ReceiptView, 'groups'>): SceneGroups | undefined {
  const held: SceneGroups = {};
  for (const { index, type, key, used } of groups) {
    if (key === undefined) continue;
    const properties = used.flatMap(({ key: name, value }) =>
      value === undefined ? [] : [[name, value] as const],
    );
    held[index] = {
      ...(type !== undefined && { type }),
      key,
      ...(used.length > 0 && { properties: Object.fromEntries(properties) }),
    };
  }
  return Object.keys(held).length > 0 ? held : undefined;
}
