import type { PageMoment } from '../../runs/run.ts';

/** How often a page changed before its visitor did anything, and after. */
export function stripSentence(looks: readonly PageMoment[]): string {
  const deed = looks.findIndex(({ pressed }) => pressed !== undefined);
  const before = (deed < 0 ? looks.length : deed) - 1;
  const after = looks.length - deed - 1;
  if (deed < 0)
    return before === 0 ? 'The page never changed.' : `The page changed ${times(before)}.`;
  if (before === 0 && after === 0) return 'The page changed with the button, and never by itself.';
  return `By itself, the page changed ${times(before)} before the button and ${times(after)} after it.`;
}

function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}
