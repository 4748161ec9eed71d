import { findingsOf } from './checks/findingsOf.ts';
import { rightChoice } from './checks/rightChoice.ts';
import type { ContentProblem } from './findContentProblems.ts';
import type { WordedStep } from './findWordProblems.ts';
import { stepAddress } from './stepAddress.ts';
import { tutorialNamed } from './tutorials.ts';

/**
 * Looks for questions that nothing can answer: by a run that their step does not make, or by the evaluator
 * with a result that none of their choices says; and for two with one id.
 */
export function findQuestionProblems(steps: readonly WordedStep[]): ContentProblem[] {
  const asked = steps.flatMap((step) =>
    step.data.questions.map((question) => ({ step, question })),
  );
  return asked.flatMap(({ step: { id, data }, question }, place) => {
    const named = `content/${id}.mdx asks "${question.id}"`;
    const users = data.cast.map(({ user }) => user);
    const stages: string[] = [data.stage, ...data.stages, ...data.edits];
    const rows = (data.rows ?? []).map(({ id: row }) => row);
    const tutorial = tutorialNamed(stepAddress(id).tutorial);
    const answers = findingsOf(tutorial);
    const { computed = {} } = tutorial;
    const found = question.computed === undefined ? undefined : computed[question.computed]?.();
    return [
      ...(asked.findIndex((other) => other.question.id === question.id) < place
        ? [{ message: `${named}, and so does a step before it.`, hint: 'Give it another id.' }]
        : []),
      ...(question.user !== undefined && !users.includes(question.user)
        ? [
            {
              message: `${named} of ${question.user}, who is not in its cast.`,
              hint: `Ask it of one of ${users.join(', ')}.`,
            },
          ]
        : []),
      ...(question.stage !== undefined && !stages.includes(question.stage)
        ? [
            {
              message: `${named} of the stage ${question.stage}, which it does not run.`,
              hint: `Ask it of one of ${stages.join(', ')}.`,
            },
          ]
        : []),
      ...(question.row !== undefined && !rows.includes(question.row)
        ? [
            {
              message: `${named} of the row ${question.row}, which it does not have.`,
              hint: `Add it to the rows of its frontmatter, or ask of one request.`,
            },
          ]
        : []),
      ...(question.of !== undefined && !answers[question.of]
        ? [
            {
              message: `${named} by "of: ${question.of}", and nothing of a run is called so.`,
              hint: `Use one of ${Object.keys(answers).join(', ')}; or add it to the findings of src/tutorials/${tutorial.id}.ts.`,
            },
          ]
        : []),
      ...(question.computed !== undefined && found === undefined
        ? [
            {
              message: `${named} by "computed: ${question.computed}", which is not there.`,
              hint: `Add it to what is computed in src/tutorials/${tutorial.id}.ts, or use one of ${Object.keys(computed).join(', ')}.`,
            },
          ]
        : []),
      ...(found !== undefined && !rightChoice(question.choices, found)
        ? [
            {
              message: `${named}, and the evaluator says “${found}”, which none of its choices does.`,
              hint: `Give the choice that is right then \`when: ${found}\`.`,
            },
          ]
        : []),
      ...(question.choices.some(({ when }) => when !== undefined)
        ? []
        : [{ message: `${named}, and no choice can turn out right.`, hint: 'Give one a `when`.' }]),
    ];
  });
}
