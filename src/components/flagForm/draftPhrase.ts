import type { SetDraft } from '../../lessons/flagForm/flagDraft.ts';
import { setPhrase } from '../ui/filterPhrase.ts';

/** A condition set that is being typed, in one line. */
export function draftPhrase({ rollout, filters }: SetDraft): string {
  const percentage = rollout.trim() === '' ? Number.NaN : Number(rollout);
  if (!(percentage >= 0 && percentage <= 100)) return 'needs a rollout percentage from 0 to 100';
  const properties = filters.map(({ key, operator, value }) => ({
    key: key === '' ? '…' : key,
    type: 'person' as const,
    operator,
    value: value === '' ? '…' : value,
  }));
  return setPhrase({ properties, rollout_percentage: percentage });
}
