/**
 * What the words of a step need to know of it: tabs, ticks, questions, terms.
 */

import type { AstroCookies } from 'astro';
import type { Check } from './checks/check.ts';
import { rightChoice } from './checks/rightChoice.ts';
import { progress } from './checks/progress.ts';
import type { StepData } from './contentSchemas.ts';
import { flagOfStep } from './flagOfStep.ts';
import type { Question } from './questionSchema.ts';
import type { Step } from './readSteps.ts';
import { INSTRUMENTS, STEP_TABS } from './paneTabs.ts';
import type { TaughtFlag } from '../tutorials/tutorial.ts';
import { tutorialNamed } from './tutorials.ts';
import { stageNamed } from './stages.ts';

/** What the words of a step need to know of it: `Astro.locals.words`, while it is rendered. */
export interface StepWords {
  /** The step's id, e.g. `first-flag/04-flag`. */
  step: string;
  /** The stage that its console begins with. */
  stage: string;
  tabs: { id: string; label: string }[];
  /** The instrument that it leads with, which is the first of the tabs. */
  instrument: { id: string; label: string } | undefined;
  /** What can be changed in its code. */
  edits: { name: string; title: string }[];
  /** Requests that run one after the other. */
  rows: readonly { id: string; title: string }[];
  checks: Check[];
  questions: AskedQuestion[];
  /** The flag that its numbers are of; to read it throws where its tutorial has none. */
  readonly flag: TaughtFlag;
  /** The terms that its text explains, in their order. */
  terms: string[];
}

/** A question with what has been answered so far. */
export interface AskedQuestion extends Question {
  /** The choice that turned out to be right. */
  right: Question['choices'][number] | undefined;
}

/** Gathers what the words of a step need. */
export function stepWords(
  { entry, data }: Step,
  checks: Check[],
  cookies: AstroCookies,
): StepWords {
  const { id, body = '' } = entry;
  const instrument = INSTRUMENTS[data.shows];
  return {
    step: id,
    stage: data.stage,
    tabs: [
      ...(instrument ? [instrument] : []),
      ...Object.entries(STEP_TABS).map(([tab, label]) => ({ id: tab, label })),
    ],
    instrument,
    edits: data.edits.map((name) => ({ name, title: stageNamed(name).title })),
    rows: data.rows,
    checks,
    questions: askedQuestions(data, cookies),
    get flag() {
      return flagOfStep(data);
    },
    terms: [...new Set([...body.matchAll(/<Term name="([^"]+)"/g)].map(([, name = '']) => name))],
  };
}

/** Questions with what a run of this reader's, or the evaluator, has said of each. */
export function askedQuestions(
  { tutorial, questions }: Pick<StepData, 'tutorial' | 'questions'>,
  cookies: AstroCookies,
): AskedQuestion[] {
  const { findings } = progress.read(cookies, tutorial);
  const { computed = {} } = tutorialNamed(tutorial);
  return questions.map((question) => {
    const { id, computed: by } = question;
    const choices = question.choices.map(({ text, because, ...others }) => ({
      ...others,
      text: keepTogether(text),
      because: keepTogether(because),
    }));
    const found = by === undefined ? findings.get(id) : computed[by]?.();
    const ask = keepTogether(question.ask);
    const right = found === undefined ? undefined : rightChoice(choices, found);
    return { ...question, ask, choices, right };
  });
}

/** A number and its % stand on one line. */
function keepTogether(text: string): string {
  return text.replaceAll(/(\d) %/g, '$1\u00A0%');
}
