import { flagOfStep } from '../flagOfStep.ts';
import { stepAddress } from '../stepAddress.ts';
import { STAGES } from '../stages.ts';
import { TUTORIALS } from '../tutorials.ts';
import { type ContentProblem, stepProblem } from './contentProblem.ts';
import { findCheckProblems } from './findCheckProblems.ts';
import { findContentProblems } from './findContentProblems.ts';
import { findQuestionProblems } from './findQuestionProblems.ts';
import { findTaskProblems } from './findTaskProblems.ts';
import { findTutorialProblems } from './findTutorialProblems.ts';
import { findWordProblems, type WordedStep } from './findWordProblems.ts';

/** What a step's words may name besides what its frontmatter says. */
interface Vocabulary {
  /** Ids of the glossary's terms. */
  terms: readonly string[];
  /** Names of the components that MDX may use without an import. */
  components: readonly string[];
}

/**
 * All that is wrong with the words of the tutorials and with what declares them. What would make the rest
 * hard to read comes alone.
 */
export function findProblems(
  steps: readonly WordedStep[],
  { terms, components }: Vocabulary,
): ContentProblem[] {
  const structure = findContentProblems(steps, {
    tutorials: TUTORIALS.map(({ id }) => id),
    stages: [...STAGES.keys()],
    flags: steps.flatMap(({ id, data }) => {
      const isForm = data.shows === 'flag-form';
      return isForm ? [flagOfStep({ ...data, ...stepAddress(id) }).key] : [];
    }),
  });
  if (structure.length > 0) return structure;
  return [
    ...findTutorialProblems(steps),
    ...findTaskProblems(steps),
    ...findUnknownComponents(steps, components),
    ...findCheckProblems(steps),
    ...findWordProblems(steps, terms),
    ...findQuestionProblems(steps),
  ];
}

/** MDX itself finds these only when the step is rendered. */
function findUnknownComponents(
  steps: readonly WordedStep[],
  components: readonly string[],
): ContentProblem[] {
  return steps.flatMap(({ id, body }) => {
    const prose = body.replaceAll(/`[^`]*`/g, '');
    const imported = [...prose.matchAll(/^import (\w+) from /gm)].map(([, name]) => name);
    const used = [...prose.matchAll(/<([A-Z]\w*)/g)].map(([, name = '']) => name);
    return [...new Set(used)]
      .filter((name) => !components.includes(name) && !imported.includes(name))
      .map((name) =>
        stepProblem(
          id,
          `uses <${name}>, which is no component.`,
          `Use one of ${components.join(', ')}; or import it at the top of the step.`,
          `<${name}`,
        ),
      );
  });
}
