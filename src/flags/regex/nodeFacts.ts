import type { RegexNode } from './regexNode.ts';

/** What decides how a part may be searched for. */
export interface NodeFacts {
  /** How many characters it takes at least. */
  shortest: number;
  /** Whether it takes that many and no more. */
  isFixed: boolean;
  /** Whether fancy_regex leaves it to no other engine: a look behind takes such a part if it is fixed. */
  isHard: boolean;
  /** Whether it depends on what was tried first: it holds an atomic group, a reference, a condition. */
  isOrdered: boolean;
}

const NOTHING: NodeFacts = { shortest: 0, isFixed: true, isHard: false, isOrdered: false };
const CHARACTER: NodeFacts = { ...NOTHING, shortest: 1 };
const ORDERED: NodeFacts = { ...NOTHING, isHard: true, isOrdered: true };

/**
 * Tells facts of the parts of a pattern, each worked out once.
 * @param references groups that something refers back to: for them, it matters what they captured
 */
export function nodeFacts(references: ReadonlySet<number>): (node: RegexNode) => NodeFacts {
  const known = new Map<RegexNode, NodeFacts>();
  const groups = new Map<number, NodeFacts>();
  return factsOf;

  function factsOf(node: RegexNode): NodeFacts {
    if (node.kind === 'character') return CHARACTER;
    let facts = known.get(node);
    if (!facts) {
      facts = workOut(node);
      known.set(node, facts);
    }
    return facts;
  }

  function workOut(node: Exclude<RegexNode, { kind: 'character' }>): NodeFacts {
    switch (node.kind) {
      case 'place':
        return { ...NOTHING, isHard: Boolean(node.isWordEdge || node.alone) };
      case 'sequence':
        return node.parts.map(factsOf).reduce(inARow, NOTHING);
      case 'choice':
        return node.options.map(factsOf).reduce(eitherOf);
      case 'repeat': {
        const { shortest, isFixed, ...rest } = factsOf(node.part);
        const isSame = isFixed && node.min === node.max;
        return { ...rest, shortest: shortest * node.min, isFixed: isSame };
      }
      case 'capture': {
        const inner = factsOf(node.part);
        groups.set(node.group, inner);
        const matters = references.has(node.group);
        return matters ? { ...inner, isHard: true, isOrdered: true } : inner;
      }
      case 'atomic':
        return { ...factsOf(node.part), isHard: true, isOrdered: true };
      case 'look':
        return { ...NOTHING, isHard: true, isOrdered: factsOf(node.part).isOrdered };
      case 'backreference': {
        const { shortest, isFixed } = groups.get(node.group) ?? { shortest: 0, isFixed: false };
        return { ...ORDERED, shortest, isFixed };
      }
      case 'captured':
        return ORDERED;
      case 'condition': {
        const yes = inARow(factsOf(node.condition), factsOf(node.yes));
        return { ...eitherOf(yes, factsOf(node.no)), isHard: true, isOrdered: true };
      }
    }
  }
}

function inARow(one: NodeFacts, other: NodeFacts): NodeFacts {
  return {
    shortest: one.shortest + other.shortest,
    isFixed: one.isFixed && other.isFixed,
    isHard: one.isHard || other.isHard,
    isOrdered: one.isOrdered || other.isOrdered,
  };
}

function eitherOf(one: NodeFacts, other: NodeFacts): NodeFacts {
  return {
    shortest: Math.min(one.shortest, other.shortest),
    isFixed: one.isFixed && other.isFixed && one.shortest === other.shortest,
    isHard: one.isHard || other.isHard,
    isOrdered: one.isOrdered || other.isOrdered,
  };
}
