import { withoutKeys } from '../../json/record.ts';
import type { FlagDraft, SetDraft } from './flagDraft.ts';

const EMPTY_FILTER = { key: '', operator: 'exact', value: '' };

/**
 * Carries out a button of the flag form that changes the draft alone, such as `add-set`, `up-1` or
 * `remove-filter-0-2`; `preview` changes nothing. Returns nothing when the button is none of these.
 */
export function editFlagDraft(draft: FlagDraft, button: string): FlagDraft | undefined {
  const parts = /^([a-z-]+?)(?:-(\d+))?(?:-(\d+))?$/.exec(button);
  if (!parts) return undefined;
  const [, action = '', setText, filterText] = parts;
  const index = Number(setText);
  const set = draft.sets[index];
  if (action === 'preview') return draft;
  if (action === 'add-set') {
    return { ...draft, sets: [...draft.sets, { rollout: '100', filters: [] }] };
  }
  if (!set) return undefined;

  const replace = (...sets: SetDraft[]) => ({
    ...draft,
    sets: draft.sets.toSpliced(index, 1, ...sets),
  });
  switch (action) {
    case 'remove-set':
      return replace();
    case 'duplicate':
      return replace(set, { ...set, saved: copyOf(set) });
    case 'up':
      return { ...draft, sets: move(draft.sets, index, index - 1) };
    case 'down':
      return { ...draft, sets: move(draft.sets, index, index + 1) };
    case 'add-filter':
      return replace({ ...set, filters: [...set.filters, EMPTY_FILTER] });
    case 'remove-filter':
      return replace({ ...set, filters: set.filters.toSpliced(Number(filterText), 1) });
    default:
      return undefined;
  }
}

/** PostHog's own form tells sets apart by their `sort_key`. */
function copyOf({ saved }: SetDraft): SetDraft['saved'] {
  return saved && withoutKeys(saved, ['sort_key']);
}

function move<Item>(items: Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
