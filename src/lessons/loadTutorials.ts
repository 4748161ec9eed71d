import { file, type Loader } from 'astro/loaders';
import * as z from 'zod';

/** Loads content/tutorials.json and numbers its entries. */
export function loadTutorials(): Loader {
  return file('content/tutorials.json', {
    parser: (text) =>
      listSchema
        .parse(JSON.parse(text))
        .map((tutorial, index) => ({ ...tutorial, number: index + 1 })),
  });
}

const listSchema = z.array(z.record(z.string(), z.unknown()));
