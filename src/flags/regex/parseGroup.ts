import { nameAt, openGroup, parseReference } from './parseReference.ts';
import { type PatternFlags, type PatternState, skipBlanks } from './patternState.ts';
import { isNothing, NOTHING, type RegexNode } from './regexNode.ts';

/** fancy_regex takes no deeper groups. */
const DEEPEST = 63;

/** Reads a group, after its opening parenthesis, to its end. */
export function parseGroup(state: PatternState, depth: number): RegexNode {
  const { reader } = state;
  if (depth > DEEPEST) return reader.fail('groups are nested too deep');
  skipBlanks(state);
  const look = reader.match(/\?(<?)([=!])/y);
  if (look) {
    const part = parseRest(state, depth);
    return { kind: 'look', part, behind: look[1] === '<', negative: look[2] === '!' };
  }
  if (reader.take('?P=')) return parseReference(state, nameAt(state, '', '\\)', false));
  if (reader.take('?>')) return { kind: 'atomic', part: parseRest(state, depth) };
  if (reader.take('?(')) return parseCondition(state, depth);
  if (reader.peek() !== '?' || /^\?(P?<|')/.test(reader.peek(3))) {
    const group = openGroup(state);
    return { kind: 'capture', part: parseRest(state, depth), group };
  }
  return parseFlags(state, depth);
}

function parseRest(state: PatternState, depth: number): RegexNode {
  const part = state.parseInner(state, depth);
  return state.reader.take(')') ? part : state.reader.fail('a group is not closed');
}

/** Flags alone hold on; before a colon, they hold to the end of the group. */
function parseFlags(state: PatternState, depth: number): RegexNode {
  const { reader, flags } = state;
  const before = { ...flags };
  reader.take('?');
  for (let letters = ''; ; letters += reader.next()) {
    skipBlanks(state);
    if (reader.peek() === ':' || reader.peek() === ')') {
      const sets = setFlags(flags, letters) && (letters !== '' || reader.peek() === ':');
      if (!sets) return reader.fail('the group has an unknown form');
      if (reader.take(')')) return NOTHING;
      reader.take(':');
      const part = parseRest(state, depth);
      Object.assign(flags, before);
      return part;
    }
  }
}

/** False for letters that are no flags. `u` is always on. */
function setFlags(flags: PatternFlags, letters: string): boolean {
  const found = /^([imsxUu]*)(?:-([imsxU]*))?$/.exec(letters);
  if (!found || letters === '-') return false;
  const [, on = '', off = '']: (string | undefined)[] = found;
  for (const flag of on) if (flag !== 'u') flags[flag as keyof PatternFlags] = true;
  for (const flag of off) flags[flag as keyof PatternFlags] = false;
  return true;
}

/** `(?(1)yes|no)`: which of two, by whether a group captured something or another part is found. */
function parseCondition(state: PatternState, depth: number): RegexNode {
  const { reader } = state;
  const condition = conditionAt(state, depth);
  const decidesNothing = reader.peek() === ')';
  const choice = state.parseInner(state, depth);
  if (!reader.take(')')) return reader.fail('a group is not closed');
  if (decidesNothing && condition.kind !== 'captured') {
    return reader.fail('the condition decides nothing');
  }
  const [yes = NOTHING, ...others] = choice.kind === 'choice' ? choice.options : [choice];
  const [only = NOTHING] = others;
  const no: RegexNode = others.length > 1 ? { kind: 'choice', options: others } : only;
  return isNothing(yes) && isNothing(no) ? condition : { kind: 'condition', condition, yes, no };
}

function conditionAt(state: PatternState, depth: number): RegexNode {
  const next = state.reader.peek();
  if (next === "'") return captured(state, nameAt(state, "'", "'\\)"));
  if (next === '<') return captured(state, nameAt(state, '<', '>\\)'));
  if (/[-+\d]/.test(next)) return captured(state, nameAt(state, '', '\\)'));
  const part = state.parseInner(state, depth);
  if (!state.reader.take(')')) return state.reader.fail('a group is not closed');
  return part.kind === 'backreference' ? captured(state, part.group) : part;
}

function captured(state: PatternState, group: number): RegexNode {
  parseReference(state, group);
  return { kind: 'captured', group };
}
