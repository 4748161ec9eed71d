import type { CrowdView } from './crowdModel.ts';

/** Who stands at a place of the picture: `user-17, bucket 0.2676, on`. */
export function crowdUserPhrase(view: CrowdView, user: number): string {
  const bucket = (view.buckets[user] ?? 0).toFixed(4);
  const state = view.decision.on[user] ? 'on' : 'off';
  const phrase = `${view.users[user]?.distinctId ?? ''}, bucket ${bucket}, ${state}`;
  if (!view.overlaid) return phrase;
  return `${phrase}, ${view.other.key} ${view.second.decision.on[user] ? 'on' : 'off'}`;
}
