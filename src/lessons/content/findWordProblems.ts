import { type ContentProblem, stepProblem } from './contentProblem.ts';
import type { StepData } from '../contentSchemas.ts';
import { INSTRUMENTS, STEP_TABS } from '../paneTabs.ts';

/** A step whose words can be looked through. */
export interface WordedStep {
  id: string;
  body: string;
  data: Pick<StepData, 'stage' | 'stages' | 'edits' | 'shows' | 'cast' | 'checks' | 'questions'> &
    Partial<Pick<StepData, 'browsers' | 'rows' | 'flag'>>;
}

/**
 * Looks for words that name what a step does not have: a user outside its cast, a stage that it does not
 * run, a tab, a term, a check or a question that is not there; and for checks and questions of the
 * frontmatter that its text leaves out.
 */
export function findWordProblems(
  steps: readonly WordedStep[],
  terms: readonly string[],
): ContentProblem[] {
  return steps.flatMap((step) => wordsOf(step, terms).flatMap((word) => problemOf(step, word)));
}

/** What the text names by a component's prop, and the names that there are. */
interface Words {
  /** E.g. `<Run user="…"/>`. */
  written: string;
  used: string[];
  known: readonly string[];
  /** Where a name that is missing has to be added. */
  place: string;
  /** Whether each of the names has to be used. */
  all?: boolean;
}

function wordsOf({ body, data }: WordedStep, terms: readonly string[]): Words[] {
  const uses = (component: string, prop: string) =>
    [
      ...body.matchAll(new RegExp(`<${component}(?:\\s+\\w+="[^"]*")*?\\s+${prop}="([^"]*)"`, 'g')),
    ].map(([, value = '']) => value);
  const instrument = INSTRUMENTS[data.shows];
  return [
    {
      written: '<Run user',
      used: uses('Run', 'user'),
      known: data.cast.map(({ user }) => user),
      place: 'the cast of its frontmatter',
    },
    {
      written: '<Run stage',
      used: uses('Run', 'stage'),
      known: [data.stage, ...data.stages, ...data.edits],
      place: 'the stages or edits of its frontmatter',
    },
    {
      written: '<Run browser',
      used: uses('Run', 'browser'),
      known: data.browsers ?? [],
      place: 'the browsers of its frontmatter',
    },
    {
      written: '<Row id',
      used: uses('Row', 'id'),
      known: (data.rows ?? []).map(({ id }) => id),
      place: 'the rows of its frontmatter',
    },
    {
      written: '<Open tab',
      used: uses('Open', 'tab'),
      known: [...(instrument ? [instrument.label] : []), ...Object.values(STEP_TABS)],
      place: 'src/lessons/paneTabs.ts',
    },
    {
      written: '<Edit name',
      used: uses('Edit', 'name'),
      known: data.edits,
      place: 'the edits of its frontmatter',
    },
    {
      written: '<Control name',
      used: uses('Control', 'name'),
      // What is in an instrument, its own page knows. That there is one, the step has to say.
      known: instrument ? uses('Control', 'name') : uses('Control', 'of="console" name'),
      place: 'a step with an instrument',
    },
    { written: '<Term name', used: uses('Term', 'name'), known: terms, place: GLOSSARY },
    {
      written: '<Task check',
      used: uses('Task', 'check'),
      known: data.checks.map(({ id }) => id),
      place: 'the checks of its frontmatter',
      all: true,
    },
    {
      written: '<Predict id',
      used: uses('Predict', 'id'),
      known: data.questions.map(({ id }) => id),
      place: 'the questions of its frontmatter',
      all: true,
    },
  ];
}

const GLOSSARY = 'content/glossary.json';

function problemOf(
  { id }: WordedStep,
  { written, used, known, place, all = false }: Words,
): ContentProblem[] {
  const strange = used.filter((name) => !known.includes(name));
  const unused = all ? known.filter((name) => !used.includes(name)) : [];
  return [
    ...strange.map((name) =>
      stepProblem(
        id,
        `says ${written}="${name}">, and there is no such name.`,
        known.length === 0
          ? `Add it to ${place}.`
          : `Use one of ${known.join(', ')}; or add it to ${place}.`,
        `"${name}"`,
      ),
    ),
    ...unused.map((name) =>
      stepProblem(
        id,
        `has "${name}" in ${place}, and its text does not use it.`,
        `Write ${written}="${name}"> where the reader meets it, or take it out of ${place}.`,
        `id: ${name}`,
      ),
    ),
  ];
}
