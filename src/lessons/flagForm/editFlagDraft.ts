import { withoutKeys } from '../../json/record.ts';
import { parsePercentage } from '../../scene/percentage.ts';
import type { FlagDraft, SetDraft } from './flagDraft.ts';
import type { VariantDraft } from './variantDraft.ts';

const EMPTY_FILTER = { key: '', operator: 'exact', value: '' };
const EMPTY_SET: SetDraft = { rollout: '100', filters: [], variant: '' };

/**
 * Carries out a button of the flag form that changes the draft alone, such as `add-set`, `up-1`,
 * `remove-filter-0-2` or `add-variant`; `preview` changes nothing. Returns nothing when the button is
 * none of these.
 */
export function editFlagDraft(draft: FlagDraft, button: string): FlagDraft | undefined {
  const parts = /^([a-z-]+?)(?:-(\d+))?(?:-(\d+))?$/.exec(button);
  if (!parts) return undefined;
  const [, action = '', placeText, filterText] = parts;
  const index = Number(placeText);
  switch (action) {
    case 'preview':
      return draft;
    case 'add-set':
      return { ...draft, sets: [...draft.sets, EMPTY_SET] };
    case 'add-variant':
      return { ...draft, variants: withOneMore(draft.variants) };
    case 'share-equally':
      return { ...draft, variants: sharedEqually(draft.variants) };
    case 'remove-variant':
      return { ...draft, variants: draft.variants.toSpliced(index, 1) };
    default: {
      const sets = editSets(draft.sets, action, index, Number(filterText));
      return sets && { ...draft, sets };
    }
  }
}

function editSets(
  sets: SetDraft[],
  action: string,
  index: number,
  filter: number,
): SetDraft[] | undefined {
  const set = sets[index];
  if (!set) return undefined;
  const replace = (...others: SetDraft[]) => sets.toSpliced(index, 1, ...others);
  switch (action) {
    case 'remove-set':
      return replace();
    case 'duplicate':
      return replace(set, { ...set, saved: copyOf(set) });
    case 'up':
      return move(sets, index, index - 1);
    case 'down':
      return move(sets, index, index + 1);
    case 'add-filter':
      return replace({ ...set, filters: [...set.filters, EMPTY_FILTER] });
    case 'remove-filter':
      return replace({ ...set, filters: set.filters.toSpliced(filter, 1) });
    default:
      return undefined;
  }
}

/** The first two are those of any A/B test; a further one gets what the others leave. */
function withOneMore(variants: VariantDraft[]): VariantDraft[] {
  if (variants.length === 0) {
    return ['control', 'test'].map((key) => ({ key, share: '50', payload: '' }));
  }
  const left = 100 - variants.reduce((sum, { share }) => sum + (parsePercentage(share) ?? 0), 0);
  return [...variants, { key: '', share: String(Math.max(0, rounded(left))), payload: '' }];
}

/** Shares with two places that add up to 100: the first ones get what is left over. */
function sharedEqually(variants: VariantDraft[]): VariantDraft[] {
  const { length } = variants;
  const each = Math.floor(10_000 / length);
  const over = 10_000 - each * length;
  return variants.map((variant, index) => ({
    ...variant,
    share: String((each + (index < over ? 1 : 0)) / 100),
  }));
}

/** Without the last bit of a number that is no whole tenth. */
function rounded(percentage: number): number {
  return Number(percentage.toFixed(6));
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
