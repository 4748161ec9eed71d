/**
 * What stands at the end of a step: where it leads; after the last one, what the tutorial came to.
 */

import type { CheckId } from '../../lessons/checks/checkIds.ts';
import type { Tutorial } from '../../lessons/contentSchemas.ts';
import type { Step } from '../../lessons/readSteps.ts';
import type { AskedQuestion } from '../../lessons/stepWords.ts';

/** Where one of the links at the end of a step leads. */
export interface EndLink {
  /** What it is to the step: `Previous`, `Next`, `Next tutorial`. */
  label: string;
  title: string;
  href: string;
  /** What it brings, in a sentence. */
  description: string;
  /** How long it takes; nothing for what the reader has been through. */
  minutes?: number;
}

/** What a tutorial came to. */
export interface TutorialEnd {
  title: string;
  /** What the reader can explain. */
  explains: Explained[];
  /** Steps that are not done, but for the last one, at whose end this stands. */
  open: StepLink[];
  /** The stage whose code goes along. */
  take: string;
}

/** Something to explain, with the step that showed it and the question that asked for it there. */
interface Explained {
  text: string;
  step: StepLink;
  /** The key under which the reader's answer is kept. */
  question: string;
  /** The choice that turned out right, once something has answered. */
  right: string | undefined;
}

interface StepLink {
  number: number;
  title: string;
  href: string;
}

/** The steps before and after the one with a number; after the last one the tutorial that comes next. */
export function stepEnds(
  steps: readonly Step[],
  number: number,
  after: { tutorial: Tutorial; steps: readonly Step[] } | undefined,
): { previous: EndLink | undefined; next: EndLink | undefined } {
  const [previous, next] = [steps[number - 2], steps[number]];
  return {
    previous: previous && { label: 'Previous', ...linkTo(previous) },
    next: next
      ? { label: 'Next', ...linkTo(next), minutes: next.entry.data.minutes }
      : after && nextTutorial(after),
  };
}

function nextTutorial(after: { tutorial: Tutorial; steps: readonly Step[] }): EndLink {
  const { title, description, id } = after.tutorial;
  return {
    label: 'Next tutorial',
    title,
    description,
    href: after.steps[0]?.path ?? `/#${id}`,
    minutes: after.steps.reduce((sum, { entry }) => sum + entry.data.minutes, 0),
  };
}

/**
 * What a tutorial came to, for the end of its last step.
 * @param asked the questions of a step, with what has answered them
 */
export function tutorialEnd(
  { title, explains, take }: Tutorial,
  steps: readonly Step[],
  passed: { has: (check: CheckId) => boolean },
  asked: (step: Step) => AskedQuestion[],
): TutorialEnd {
  const open = steps
    .slice(0, -1)
    .filter(({ entry }) => !entry.data.checks.every(({ id }) => passed.has(id)));
  return {
    title,
    take,
    open: open.map(linkTo),
    explains: explains.map(({ text, step: name, question: id }) => {
      const step = named(steps, ({ name: one }) => one, name);
      const question = asked(step).find((one) => one.id === id);
      const link = linkTo(step);
      return {
        text,
        step: { ...link, href: `${link.href}#q-${id}` },
        question: `${step.entry.id}:${id}`,
        right: question?.right?.id,
      };
    }),
  };
}

function named<T>(all: readonly T[], nameOf: (one: T) => string, name: string): T {
  const found = all.find((one) => nameOf(one) === name);
  if (found) return found;
  throw new Error(
    `content/tutorials.json explains something by "${name}", which is not there. Use one of ${all.map(nameOf).join(', ')}.`,
  );
}

function linkTo({ number, path, entry }: Step): StepLink & { description: string } {
  const { title, description } = entry.data;
  return { number, title, description, href: path };
}
