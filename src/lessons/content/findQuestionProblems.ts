import { findingsOf } from '../checks/findingsOf.ts';
import { rightChoice } from '../checks/rightChoice.ts';
import type { Question } from '../questionSchema.ts';
import { stepAddress } from '../stepAddress.ts';
import { type KnownTutorial, tutorialNamed } from '../tutorials.ts';
import { type ContentProblem, stepProblem } from './contentProblem.ts';
import type { WordedStep } from './findWordProblems.ts';

/**
 * Looks for questions that nothing can answer: by a run that their step does not make, or by the evaluator
 * with a result that none of their choices says; and for two with one id.
 */
export function findQuestionProblems(steps: readonly WordedStep[]): ContentProblem[] {
  const seen = new Set<string>();
  return steps.flatMap((step) =>
    step.data.questions.flatMap((question) => {
      const isTwin = seen.has(question.id);
      seen.add(question.id);
      const wrong = [
        ...(isTwin ? [[', and so does a step before it.', 'Give it another id.'] as const] : []),
        ...faultsOf(question, step.data, tutorialNamed(stepAddress(step.id).tutorial)),
      ];
      return wrong.map(([says, hint]) =>
        stepProblem(step.id, `asks "${question.id}"${says}`, hint, `id: ${question.id}`),
      );
    }),
  );
}

/** What is wrong with a question, as the end of a sentence, and how to mend it. */
function* faultsOf(
  { user, stage, row, browser, of, computed, choices }: Question,
  data: WordedStep['data'],
  tutorial: KnownTutorial,
): Generator<readonly [says: string, hint: string]> {
  const users = data.cast.map((one) => one.user);
  const stages = [data.stage, ...data.stages, ...data.edits];
  const answers = findingsOf(tutorial);
  const { computed: computable = {} } = tutorial;
  const found = computed === undefined ? undefined : computable[computed]?.();
  const file = `src/tutorials/${tutorial.id}.ts`;
  if (user !== undefined && !users.includes(user)) {
    yield [` of ${user}, who is not in its cast.`, `Ask it of one of ${users.join(', ')}.`];
  }
  if (stage !== undefined && !stages.includes(stage)) {
    yield [
      ` of the stage ${stage}, which it does not run.`,
      `Ask it of one of ${stages.join(', ')}.`,
    ];
  }
  if (row !== undefined && !(data.rows ?? []).some(({ id }) => id === row)) {
    yield [
      ` of the row ${row}, which it does not have.`,
      'Add it to the rows of its frontmatter, or ask of one request.',
    ];
  }
  if (browser !== undefined && !(data.browsers ?? []).includes(browser)) {
    yield [
      ` of the browser ${browser}, which it does not have.`,
      'Add it to the browsers of its frontmatter, or ask of any browser.',
    ];
  }
  if (of !== undefined && !answers[of]) {
    yield [
      ` by "of: ${of}", and nothing of a run is called so.`,
      `Use one of ${Object.keys(answers).join(', ')}; or add it to the findings of ${file}.`,
    ];
  }
  if (computed !== undefined && found === undefined) {
    yield [
      ` by "computed: ${computed}", which is not there.`,
      `Add it to what is computed in ${file}, or use one of ${Object.keys(computable).join(', ')}.`,
    ];
  }
  if (found !== undefined && !rightChoice(choices, found)) {
    yield [
      `, and the evaluator says “${found}”, which none of its choices does.`,
      `Give the choice that is right then \`when: ${found}\`.`,
    ];
  }
  if (choices.every(({ when }) => when === undefined)) {
    yield [', and no choice can turn out right.', 'Give one a `when`.'];
  }
}
