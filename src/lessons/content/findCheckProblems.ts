import { checksOf } from '../checks/checksOf.ts';
import { stepAddress } from '../stepAddress.ts';
import { tutorialNamed } from '../tutorials.ts';
import { type ContentProblem, stepProblem, tutorialProblem } from './contentProblem.ts';
import type { WordedStep } from './findWordProblems.ts';

/**
 * Looks for checks that a step asks for and its tutorial cannot see, that two steps ask for under one id,
 * and that a tutorial can see and none of its steps asks for.
 */
export function findCheckProblems(steps: readonly WordedStep[]): ContentProblem[] {
  const asked = new Map<string, string>();
  const problems: ContentProblem[] = [];
  for (const { id, data } of steps) {
    const { tutorial } = stepAddress(id);
    const known = Object.keys(checksOf(tutorialNamed(tutorial)));
    for (const check of data.checks) {
      const at = `id: ${check.id}`;
      const other = asked.get(check.id);
      if (other !== undefined) {
        problems.push(
          stepProblem(
            id,
            `has the check "${check.id}", and so has content/${other}.mdx.`,
            'Give one of the two another id: a reader passes each of them by itself.',
            at,
          ),
        );
      } else if (!known.includes(check.id)) {
        problems.push(
          stepProblem(
            id,
            `asks for the check "${check.id}", and src/tutorials/${tutorial}.ts does not say how it is seen.`,
            `Write how it is seen, or use one of ${known.join(', ')}.`,
            at,
          ),
        );
      }
      asked.set(check.id, id);
    }
  }
  return [...problems, ...findUnasked(steps, new Set(asked.keys()))];
}

function findUnasked(steps: readonly WordedStep[], asked: ReadonlySet<string>): ContentProblem[] {
  const tutorials = new Set(steps.map(({ id }) => stepAddress(id).tutorial));
  return [...tutorials].flatMap((tutorial) =>
    Object.keys(checksOf(tutorialNamed(tutorial)))
      .filter((check) => !asked.has(check))
      .map((check) =>
        tutorialProblem(
          tutorial,
          `says how the check "${check}" is seen, and no step asks for it.`,
          'Ask for it in the frontmatter of a step, or take it out.',
          `'${check}'`,
        ),
      ),
  );
}
