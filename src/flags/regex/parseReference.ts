// References to groups by number or name: `\1`, `\k<name>`, `(?P=name)`, `(?(1)…)`.
import type { PatternState } from './patternState.ts';
import type { RegexNode } from './regexNode.ts';

const NAME = String.raw`([\p{Alphabetic}\p{N}_]*)([+-]\d+)?`;

/** A reference to a group, which may come later. */
export function parseReference(state: PatternState, group: number): RegexNode {
  if (group === 0) return state.reader.fail('no group has the number 0');
  state.references.add(group);
  return { kind: 'backreference', group, ignoreCase: state.flags.i };
}

/**
 * Takes a name between two marks, for a group that was opened before; also a group's number, and
 * how many groups back it is (`-1`).
 */
export function nameAt(
  state: PatternState,
  open: string,
  close: string,
  mayBeRelative = true,
): number {
  const { reader, names } = state;
  const found = reader.match(new RegExp(`${open}${NAME}${close}`, 'yu'));
  const [, name = '', relative]: (string | undefined)[] = found ?? [];
  if (relative === undefined) {
    const group = names.get(name) ?? (/^\d+$/.test(name) ? Number(name) : undefined);
    return group ?? reader.fail('there is no such group yet');
  }
  const back = Number(relative);
  if (name !== '' || back === 0 || !mayBeRelative) return reader.fail('there is no such group yet');
  return Math.max(0, state.groups + back + (back < 0 ? 1 : 0));
}

/** Opens a group that captures, under a name if one comes next. */
export function openGroup(state: PatternState): number {
  const named = state.reader.match(
    /\?(?:P?<([\p{Alphabetic}\p{N}_]+)>|'([\p{Alphabetic}\p{N}_]+)')/uy,
  );
  const group = ++state.groups;
  if (named) state.names.set(named[1] ?? named[2] ?? '', group);
  return group;
}
