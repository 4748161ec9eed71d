import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type StepData, stepSchema } from '../../../src/lessons/contentSchemas.ts';

/** A step as its author wrote it, read. */
export interface Lesson {
  /** E.g. `first-flag/04-flag`. */
  id: string;
  /** Path of its page. */
  path: string;
  data: StepData;
  body: string;
}

/** The steps of a tutorial in reading order, from its folder of words. */
export function readLessons(tutorial: string): Lesson[] {
  const folder = new URL(`../../../content/${tutorial}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mdx'))
    .toSorted()
    .map((file) => {
      const [, frontmatter = '', ...body] = readFileSync(new URL(file, folder), 'utf8').split(
        '---\n',
      );
      const name = file.replace('.mdx', '');
      return {
        id: `${tutorial}/${name}`,
        path: `/${tutorial}/${name.replace(/^\d+-/, '')}`,
        data: { ...stepSchema.parse(parse(frontmatter)), tutorial },
        body: body.join('---\n'),
      };
    });
}
