/**
 * Loaders that put tutorials and steps into Astro’s content collections.
 */

import { AstroError } from 'astro/errors';
import { glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import glossaryJson from '../../content/glossary.json?raw';
import { stepSchema } from './contentSchemas.ts';
import { findContentProblems } from './findContentProblems.ts';
import { findQuestionProblems } from './findQuestionProblems.ts';
import { findWordProblems } from './findWordProblems.ts';
import { TUTORIALS } from './tutorials.ts';

/**
 * Loads the steps of all tutorials, `content/<tutorial>/NN-name.mdx`, as `<tutorial>/NN-name`.
 * A gap in the order, a dead link, a folder without a tutorial or a word that names what
 * its step does not have stops the build.
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
      // What the last build has read was checked by the schema of then.
      context.store.clear();
      await files.load(context);
      const steps = context.store
        .values()
        .map(({ id, body = '', data }) => ({ id, body, data: stepSchema.parse(data) }));
      const terms = Object.keys(glossarySchema.parse(JSON.parse(glossaryJson)));
      const [problem] = [
        ...findContentProblems(
          steps,
          TUTORIALS.map(({ id }) => id),
        ),
        ...findWordProblems(steps, terms),
        ...findQuestionProblems(steps),
      ];
      if (problem) throw new AstroError(problem.message, problem.hint);
    },
  };
}

const glossarySchema = z.record(z.string(), z.object({ word: z.string(), text: z.string() }));
