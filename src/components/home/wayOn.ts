/**
 * Where a reader goes on, by the checks that have passed.
 */

/** A step as the map shows it. */
export interface MappedStep {
  number: number;
  title: string;
  href: string;
  minutes: number;
  /** How many of its checks are done, of how many. */
  done: number;
  total: number;
}

export interface MappedTutorial {
  /** Anchor on the front page. */
  id: string;
  title: string;
  description: string;
  /** Ids of the tutorials that it builds on. */
  needs: readonly string[];
  steps: MappedStep[];
}

/** The step to go to, and why: to start, to start a further tutorial, to go on, or all over again. */
export interface WayOn {
  kind: 'start' | 'next' | 'continue' | 'again';
  tutorial: MappedTutorial;
  step: MappedStep;
}

/**
 * Of the tutorials that are not done, the first that was begun, else the first; in it, the last step
 * with a passed check if one is still open there, else the next with an open check after it, else the
 * first. When all is done, the very first step.
 */
export function wayOn(tutorials: readonly MappedTutorial[]): WayOn {
  const open = tutorials.filter(({ steps }) => steps.some(isOpen));
  const tutorial = open.find(({ steps }) => steps.some(isBegun)) ?? open[0] ?? tutorials[0];
  const first = tutorial?.steps[0];
  if (!tutorial || !first) throw new Error('There is no step to start with.');
  if (open.length === 0) return { kind: 'again', tutorial, step: first };
  const { steps } = tutorial;
  const last = steps.findLastIndex(isBegun);
  if (last === -1)
    return { kind: tutorial === tutorials[0] ? 'start' : 'next', tutorial, step: first };
  const step = steps.slice(last).find(isOpen) ?? steps.find(isOpen) ?? first;
  return { kind: 'continue', tutorial, step };
}

/** What the map says of a tutorial: where the reader is, and what comes next on the way through. */
export function placeOf(
  tutorial: MappedTutorial,
  { kind, tutorial: current }: WayOn,
  tutorials: readonly MappedTutorial[],
): 'done' | 'here' | 'next' | 'open' {
  if (tutorial.steps.every(isDone)) return 'done';
  if (tutorial === current) return kind === 'continue' ? 'here' : 'next';
  const after = tutorials
    .slice(tutorials.indexOf(current) + 1)
    .find(({ steps }) => steps.some(isOpen));
  return kind === 'continue' && tutorial === after ? 'next' : 'open';
}

/** How many checks of some steps are done, of how many. */
export function checksOf(steps: readonly MappedStep[]): { done: number; total: number } {
  return {
    done: steps.reduce((sum, { done }) => sum + done, 0),
    total: steps.reduce((sum, { total }) => sum + total, 0),
  };
}

/** How long the steps of a tutorial take together. */
export function minutesOf({ steps }: MappedTutorial): number {
  return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Whether all that a step asks for is done. */
export function isDone({ done, total }: MappedStep): boolean {
  return done === total;
}

function isOpen(step: MappedStep): boolean {
  return !isDone(step);
}

function isBegun({ done }: MappedStep): boolean {
  return done > 0;
}
