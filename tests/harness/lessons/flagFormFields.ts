import type { FlagForm } from '../../../src/lessons/flagForm/flagForm.ts';
import type { VariantDraft } from '../../../src/lessons/flagForm/variantDraft.ts';
import { filtersIn, type SetDraft } from '../../../src/lessons/flagForm/flagDraft.ts';

/** What a browser sends of the flag form, as it is drawn, when nothing or only `edits` were typed. */
export function flagFormFields(
  form: Pick<FlagForm, 'draft' | 'original' | 'clash'>,
  button: string,
  edits: Readonly<Record<string, string>> = {},
): FormData {
  const { draft, original, clash } = form;
  const fields = new FormData();
  fields.set('do', button);
  if (original) fields.set('original', JSON.stringify(original));
  if (clash) fields.set('clash', String(clash.version));
  fields.set('key', asLine(draft.key));
  const isLong = draft.name.includes('\n');
  fields.set('name', isLong ? asArea(draft.name) : asLine(draft.name));
  draft.sets.forEach((set, index) => {
    setFields(fields, set, `set-${index}`, draft.variants.length > 0);
  });
  fields.set('variants', String(draft.variants.length));
  draft.variants.forEach((variant, index) => {
    variantFields(fields, variant, `variant-${index}`);
  });
  if (draft.variants.length === 0) fields.set('payload', asArea(draft.payload));
  fields.set('subject', draft.subject);
  fields.set('opt-in', String(draft.optIn));
  fields.set('bucketing', draft.bucketing);
  fields.set('continuity', String(draft.continuity));
  for (const [name, text] of Object.entries(edits)) {
    if (!fields.has(name)) throw new Error(`The form has no field ${name}.`);
    fields.set(name, text);
  }
  return fields;
}

function setFields(
  fields: FormData,
  { saved, rollout, filters, variant }: SetDraft,
  name: string,
  hasVariants: boolean,
): void {
  if (saved) fields.set(`${name}-saved`, JSON.stringify(saved));
  fields.set(`${name}-rollout`, asLine(rollout));
  if (hasVariants || variant !== '') fields.set(`${name}-variant`, asArea(variant));
  filters.forEach((filter, at) => {
    const field = `${name}-filter-${at}`;
    const savedAt = saved && filter.saved ? filtersIn(saved).indexOf(filter.saved) : -1;
    if (savedAt >= 0) fields.set(`${field}-saved`, String(savedAt));
    if (filter.kept) return;
    fields.set(`${field}-key`, asLine(filter.key));
    fields.set(`${field}-operator`, filter.operator);
    fields.set(`${field}-value`, asLine(filter.value));
  });
}

function variantFields(
  fields: FormData,
  { saved, key, share, payload }: VariantDraft,
  name: string,
): void {
  if (saved) fields.set(`${name}-saved`, JSON.stringify(saved));
  fields.set(`${name}-key`, asLine(key));
  fields.set(`${name}-share`, asLine(share));
  fields.set(`${name}-payload`, asArea(payload));
}

/** How a browser sends a text of several lines. */
function asArea(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n');
}

/** What a field of one line makes of a text. */
function asLine(text: string): string {
  return text
    .replace(/[\r\n]/g, '')
    .replaceAll('\0', '\uFFFD')
    .toWellFormed();
}
