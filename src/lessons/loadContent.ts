/**
 * Loaders that put tutorials and steps into Astro’s content collections.
 */

import { AstroError } from 'astro/errors';
import { file, glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import glossaryJson from '../../content/glossary.json?raw';
import tutorialsJson from '../../content/tutorials.json?raw';
import { stepSchema } from './contentSchemas.ts';
import { findContentProblems } from './findContentProblems.ts';
import { findQuestionProblems } from './findQuestionProblems.ts';
import { findWordProblems } from './findWordProblems.ts';

/** Loads content/tutorials.json and numbers its entries. */
export function loadTutorials(): Loader {
  return file('content/tutorials.json', {
    parser: (text) =>
      tutorialsSchema
        .parse(JSON.parse(text))
        .map((tutorial, index) => ({ ...tutorial, number: index + 1 })),
  });
}

const tutorialsSchema = z.array(z.record(z.string(), z.unknown()));

/**
 * Loads the steps of all tutorials, `content/<tutorial>/NN-name.mdx`, as `<tutorial>/NN-name`.
 * A gap in the order, a dead link, a tutorial that is not in the list of them or a word that names what
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
      const tutorials = listSchema.parse(JSON.parse(tutorialsJson)).map(({ id }) => id);
      const steps = context.store
        .values()
        .map(({ id, body = '', data }) => ({ id, body, data: stepSchema.parse(data) }));
      const terms = Object.keys(glossarySchema.parse(JSON.parse(glossaryJson)));
      const [problem] = [
        ...findContentProblems(steps, tutorials),
        ...findWordProblems(steps, terms),
        ...findQuestionProblems(steps),
      ];
      if (problem) throw new AstroError(problem.message, problem.hint);
    },
  };
}

const glossarySchema = z.record(z.string(), z.object({ word: z.string(), text: z.string() }));
const listSchema = z.array(z.object({ id: z.string() }));
