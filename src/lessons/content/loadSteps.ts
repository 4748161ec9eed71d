import { AstroError } from 'astro/errors';
import { glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import glossaryJson from '../../../content/glossary.json?raw';
import { stepSchema } from '../contentSchemas.ts';
import { findProblems } from './findProblems.ts';

/**
 * Loads the steps of all tutorials, `content/<tutorial>/NN-name.mdx`, as `<tutorial>/NN-name`. Whatever is
 * wrong with them, or with what declares a tutorial, stops the build.
 *
 * @param components names of the components that MDX may use without an import
 */
export function loadSteps(components: readonly string[]): Loader {
  const files = glob({
    base: 'content',
    pattern: '*/*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  });
  return {
    name: 'steps',
    load: async (context) => {
      // What the last build has read was checked by the schema of then.
      context.store.clear();
      await files.load(context);
      const steps = context.store
        .values()
        .map(({ id, body = '', data }) => ({ id, body, data: stepSchema.parse(data) }));
      const [problem] = findProblems(steps, { terms: glossaryTerms(), components });
      if (problem) throw new AstroError(problem.message, problem.hint);
    },
  };
}

function glossaryTerms(): string[] {
  return Object.keys(glossarySchema.parse(JSON.parse(glossaryJson)));
}

const glossarySchema = z.record(z.string(), z.object({ word: z.string(), text: z.string() }));
