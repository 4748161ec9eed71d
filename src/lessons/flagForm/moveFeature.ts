/**
 * The buttons of the flag form that give the early access feature before the flag another stage.
 */

import type { FeatureMove, NewFeature } from '../../project/api/earlyAccess.ts';
import { draftOf } from './flagDraft.ts';
import { type Desk, type FlagForm, formOf, type FormState, type RestCall } from './flagForm.ts';
import { rebaseDraft } from './rebaseDraft.ts';
import { findFlag } from './saveFlagForm.ts';
import type { SavedFlag } from './savedFlag.ts';

const MOVES = {
  'feature-draft': { stage: 'draft' },
  'feature-beta': { stage: 'beta' },
  'feature-general': { stage: 'general-availability' },
  'feature-general-to-all': { stage: 'general-availability', rollout_to_all: true },
} satisfies Record<string, FeatureMove>;

/** Whether a button of the form moves the feature. */
export function isMove(button: string): button is keyof typeof MOVES {
  return Object.hasOwn(MOVES, button);
}

/** Moves the feature to the button's stage, or makes it at that stage; what is typed of the flag stays. */
export async function moveFeature(
  desk: Desk,
  { draft, original }: FormState,
  current: SavedFlag | undefined,
  button: keyof typeof MOVES,
): Promise<FlagForm> {
  const call = await carryOut(desk, current, MOVES[button]);
  const saved = await findFlag(desk);
  if (!saved) return formOf(desk, { draft, original }, { call });
  const state =
    current && original && !original.deleted
      ? rebaseDraft(draft, original, saved)
      : { draft: draftOf(saved), original: saved };
  return formOf(desk, state, { call });
}

async function carryOut(
  { api, taught }: Desk,
  flag: SavedFlag | undefined,
  move: FeatureMove,
): Promise<RestCall> {
  const feature = flag?.features?.[0];
  if (feature) {
    await api.features.move(feature.id, move);
    const path = api.path(`early_access_feature/${feature.id}/`);
    return { method: 'PATCH', path, body: { ...move }, status: 200 };
  }
  const made: NewFeature = {
    name: taught.feature ?? taught.key,
    stage: move.stage,
    ...(flag && { feature_flag_id: flag.id }),
  };
  await api.features.create(made);
  return {
    method: 'POST',
    path: api.path('early_access_feature/'),
    body: { ...made },
    status: 201,
  };
}
