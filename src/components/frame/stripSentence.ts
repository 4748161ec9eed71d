import type { PageMoment } from '../../runs/run.ts';
import { counted } from '../ui/format.ts';

/** How often a page changed before its visitor did anything, and after. */
export function stripSentence(looks: readonly PageMoment[]): string {
  const deed = looks.findIndex(({ pressed }) => pressed !== undefined);
  const before = (deed < 0 ? looks.length : deed) - 1;
  const said = `The page changed ${times(before)} by itself`;
  return deed < 0 ? `${said}.` : `${said}, and ${times(looks.length - deed - 1)} after the button.`;
}

function times(count: number): string {
  if (count === 0) return 'not once';
  return count === 1 ? 'once' : counted(count, 'time');
}
