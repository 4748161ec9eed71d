/**
 * What is wrong with the content as it stands on disk, for the author who has just written it.
 */

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import glossaryJson from '../../content/glossary.json?raw';
import { wordNames } from '../components/prose/wordNames.ts';
import { lineOf } from '../lessons/content/contentProblem.ts';
import { findProblems } from '../lessons/content/findProblems.ts';
import type { WordedStep } from '../lessons/content/findWordProblems.ts';
import { stepSchema } from '../lessons/contentSchemas.ts';
import type { AuthorProblem } from './authorProblem.ts';

/**
 * Reads all steps from disk and looks through them. Astro's own development server goes on showing what it
 * had before, and tells of it on the console alone.
 */
export async function findAuthorProblems(): Promise<AuthorProblem[]> {
  const files = (await readdir('content', { recursive: true }))
    .filter((file) => /^[^/]+\/[^/]+\.mdx$/.test(file))
    .toSorted();
  const texts = new Map<string, string>();
  for (const file of files) {
    texts.set(`content/${file}`, await readFile(path.join('content', file), 'utf8'));
  }
  const read = [...texts].map(([file, text]) => readStep(file, text));
  const broken = read.flatMap(({ problems }) => problems);
  if (broken.length > 0) return broken;
  const steps = read.flatMap(({ step }) => step ?? []);
  const terms = Object.keys(JSON.parse(glossaryJson) as object);
  const found = findProblems(steps, { terms, components: wordNames });
  return Promise.all(
    found.map(async ({ file, message, hint, at }) => {
      const text = texts.get(file) ?? (await readFile(file, 'utf8').catch(() => ''));
      return { file, line: lineOf(text, at), message, hint };
    }),
  );
}

function readStep(file: string, text: string): { step?: WordedStep; problems: AuthorProblem[] } {
  const [, frontmatter = '', ...body] = text.split(/^---$/m);
  const lines = new LineCounter();
  const document = parseDocument(frontmatter, { lineCounter: lines });
  // The frontmatter begins behind the line of its three hyphens.
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const [wrong] = document.errors;
  if (wrong) {
    const hint = 'Mend the frontmatter: it is YAML between two lines of three hyphens.';
    return { problems: [{ file, line: lineAt(wrong.pos[0]), message: wrong.message, hint }] };
  }
  const parsed = stepSchema.safeParse(document.toJS());
  if (parsed.success) {
    const id = file.replace(/^content\//, '').replace(/\.mdx$/, '');
    return { step: { id, body: body.join('---'), data: parsed.data }, problems: [] };
  }
  const problems = parsed.error.issues.map(({ path: keys, message }) => ({
    file,
    line: lineOfKey(document, keys, lineAt),
    message: `${keys.join('.') || 'The frontmatter'}: ${message}`,
    hint: 'Mend this key of the frontmatter. stepSchema, in src/lessons/contentSchemas.ts, says what each key means.',
  }));
  return { problems };
}

/** The line of a key, or of the nearest that is there. */
function lineOfKey(
  document: ReturnType<typeof parseDocument>,
  keys: readonly PropertyKey[],
  lineAt: (offset: number) => number,
): number {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(keys.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lineAt(Number(node.range[0]));
    }
  }
  return 1;
}
