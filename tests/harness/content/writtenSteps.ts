import { readdirSync, readFileSync } from 'node:fs';
import type { TaughtFlag } from '../../../src/tutorials/tutorial.ts';
import { flagOfStep } from '../../../src/lessons/flagOfStep.ts';

const content = new URL('../../../content/', import.meta.url);

/** A step as its author wrote it. */
export interface WrittenStep {
  /** E.g. `first-flag/04-flag.mdx`. */
  file: string;
  frontmatter: string;
  body: string;
  /** The flag that its instruments and its numbers are about. */
  flag: TaughtFlag;
}

/** The steps of all tutorials that there are. */
export function writtenSteps(): WrittenStep[] {
  const folders = readdirSync(content, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders.flatMap(({ name }) =>
    readdirSync(new URL(name, content))
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => readStep(name, file)),
  );
}

function readStep(tutorial: string, file: string): WrittenStep {
  const text = readFileSync(new URL(`${tutorial}/${file}`, content), 'utf8');
  const [, frontmatter = '', body = ''] = text.split('---\n');
  const [stage = '', flag] = ['stage', 'flag'].map(
    (key) => new RegExp(`^${key}: (.+)$`, 'm').exec(frontmatter)?.[1],
  );
  const data = { tutorial, stage, ...(flag !== undefined && { flag }) };
  return { file: `${tutorial}/${file}`, frontmatter, body, flag: flagOfStep(data) };
}
