import { AstroError } from 'astro/errors';
import { glob, type Loader } from 'astro/loaders';
import { findContentProblems } from './findContentProblems.ts';

/**
 * Loads the steps of all tutorials, `content/<tutorial>/NN-name.mdx`, as `<tutorial>/NN-name`.
 * A gap in the order or a dead link stops the build.
 */
export function loadSteps(): Loader {
  const files = glob({
    base: 'content',
    pattern: '*/*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  });
  return {
    name: 'steps',
    load: async (context) => {
      await files.load(context);
      const steps = context.store.values().map(({ id, body = '' }) => ({ id, body }));
      const [problem] = findContentProblems(steps);
      if (problem) throw new AstroError(problem.message, problem.hint);
    },
  };
}
