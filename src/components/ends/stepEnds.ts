/**
 * What stands at the end of a step: where it leads; after the last one, what the tutorial came to.
 */

import type { Step } from '../../lessons/readSteps.ts';
import type { AskedQuestion } from '../../lessons/stepWords.ts';
import type { KnownTutorial } from '../../lessons/tutorials.ts';

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
  after: { tutorial: KnownTutorial; steps: readonly Step[] } | undefined,
): { previous: EndLink | undefined; next: EndLink | undefined } {
  const [previous, next] = [steps[number - 2], steps[number]];
  return {
    previous: previous && { label: 'Previous', ...linkTo(previous) },
    next: next
      ? { label: 'Next', ...linkTo(next), minutes: next.entry.data.minutes }
      : after && nextTutorial(after),
  };
}

function nextTutorial(after: { tutorial: KnownTutorial; steps: readonly Step[] }): EndLink {
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
  { id: tutorial, title, explains, take }: KnownTutorial,
  steps: readonly Step[],
  passed: { has: (check: string) => boolean },
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
      const step = named(tutorial, steps, name);
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

function named(tutorial: string, steps: readonly Step[], name: string): Step {
  const found = steps.find((step) => step.name === name);
  if (found) return found;
  throw new Error(
    `src/tutorials/${tutorial}.ts explains something by the step "${name}", which is not there. Use one of ${steps.map((step) => step.name).join(', ')}.`,
  );
}

function linkTo({ number, path, entry }: Step): StepLink & { description: string } {
  const { title, description } = entry.data;
  return { number, title, description, href: path };
}
