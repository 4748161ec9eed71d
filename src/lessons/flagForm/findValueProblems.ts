import { findJsonFault } from '../../json/findJsonFault.ts';
import { notAPercentage, parsePercentage } from '../../scene/percentage.ts';
import { isolate } from '../../text/isolation.ts';
import { type FlagDraft, setDraftOf } from './flagDraft.ts';
import type { SavedFlag } from './savedFlag.ts';
import { type VariantDraft, valuesOf, variantKey } from './variantDraft.ts';

/**
 * Says what keeps variants and payloads from being saved, by the names of their fields. What was saved
 * so and is not edited keeps nothing.
 */
export function findValueProblems(draft: FlagDraft, original?: SavedFlag): Record<string, string> {
  const before = valuesOf(original?.filters ?? {});
  const { variants } = draft;
  const problems: Record<string, string> = {};
  const note = (field: string, problem: string | undefined) => {
    if (problem !== undefined) problems[field] = problem;
  };
  const isEdited = !hasSameVariants(variants, before.variants);
  if (isEdited) {
    variants.forEach(({ share }, index) => {
      note(`variant-${index}-key`, keyProblem(index, variants));
      note(
        `variant-${index}-share`,
        parsePercentage(share) === undefined ? notAPercentage(share) : undefined,
      );
    });
    if (Object.keys(problems).length === 0) note('variants', sumProblem(variants));
  }
  variants.forEach(({ key, payload }, index) => {
    // Keys that differ in their lines' ends alone are typed alike.
    const isSaved = before.variants.some((one) => one.key === key && one.payload === payload);
    if (!isSaved) note(`variant-${index}-payload`, payloadProblem(payload));
  });
  if (variants.length === 0 && draft.payload !== before.payload) {
    note('payload', payloadProblem(draft.payload));
  }
  draft.sets.forEach(({ saved, variant }, index) => {
    const isSaved = !isEdited && saved !== undefined && variant === setDraftOf(saved).variant;
    if (variant === '' || isSaved || variants.some((one) => variantKey(one) === variant)) return;
    note(
      `set-${index}-variant`,
      `The flag has no variant “${isolate(variant)}”. Choose one that it has, or leave it to the hash.`,
    );
  });
  return problems;
}

function hasSameVariants(now: readonly VariantDraft[], before: readonly VariantDraft[]): boolean {
  return (
    now.length === before.length &&
    now.every(
      ({ key, share }, index) => key === before[index]?.key && share === before[index].share,
    )
  );
}

function keyProblem(index: number, variants: readonly VariantDraft[]): string | undefined {
  const [key = '', ...above] = variants
    .slice(0, index + 1)
    .reverse()
    .map(variantKey);
  if (key === '') return 'A variant needs a key, such as control.';
  return above.includes(key)
    ? `“${isolate(key)}” is the key of a variant above. Give this one another.`
    : undefined;
}

/** Shares such as 33.4, 33.3 and 33.3 add up to 100 but for the last bit of a number. */
const TOLERANCE = 1e-9;

function sumProblem(variants: readonly VariantDraft[]): string | undefined {
  if (variants.length === 0) return undefined;
  const sum = variants.reduce((total, { share }) => total + (parsePercentage(share) ?? 0), 0);
  if (Math.abs(sum - 100) <= TOLERANCE) return undefined;
  const percent = (share: number) => `${Number(share.toFixed(6))} %`;
  const mend =
    sum < 100 ? `Give away ${percent(100 - sum)} more.` : `Take away ${percent(sum - 100)}.`;
  return `The shares add up to ${percent(sum)}, and must to 100 %. ${mend}`;
}

function payloadProblem(payload: string): string | undefined {
  if (payload.trim() === '') return undefined;
  const fault = findJsonFault(payload);
  if (!fault) return undefined;
  const { line, column, wrong } = fault;
  return `This is not JSON. Line ${line}, column ${column}: ${wrong}.`;
}
