import { stepAddress } from './stepAddress.ts';

/** A step as written: its id, e.g. `first-flag/03-create-flag`, and its Markdown. */
export interface WrittenStep {
  id: string;
  body: string;
}

/** What is wrong, with the file's name, and how to mend it. */
export interface ContentProblem {
  message: string;
  hint: string;
}

/** Pages besides the steps that prose may link to. */
const PAGES = ['/', '/compare', '/answers', '/glossary'];

/**
 * Looks for misnamed files, gaps in the order, links to pages that are not there, and for tutorials
 * that are a folder of words without a file that declares them, or such a file without words.
 */
export function findContentProblems(steps: WrittenStep[], tutorials: string[]): ContentProblem[] {
  const misnamed = steps.filter(({ id }) => !/^[\w-]+\/\d\d-[a-z0-9-]+$/.test(id)).map(misname);
  if (misnamed.length > 0) return misnamed;
  return [...findGaps(steps), ...findStrays(steps, tutorials), ...findDeadLinks(steps)];
}

function misname({ id }: WrittenStep): ContentProblem {
  return {
    message: `content/${id}.mdx is not named like a step.`,
    hint: 'Name it NN-name.mdx: two digits for its place, then lower-case words with hyphens, such as 04-flag.mdx.',
  };
}

function findGaps(steps: WrittenStep[]): ContentProblem[] {
  const tutorials = Map.groupBy(steps, ({ id }) => stepAddress(id).tutorial);
  return [...tutorials.values()].flatMap((tutorial) => {
    const inOrder = tutorial.toSorted((a, b) => a.id.localeCompare(b.id));
    const index = inOrder.findIndex(({ id }, place) => stepAddress(id).number !== place + 1);
    const step = inOrder[index];
    if (!step) return [];
    const expected = String(index + 1).padStart(2, '0');
    return {
      message: `content/${step.id}.mdx stands where step ${expected} should.`,
      hint: `Number a tutorial's steps 01, 02, 03 without gaps and without twins: give this file the number ${expected}, or add the step that is missing.`,
    };
  });
}

function findStrays(steps: WrittenStep[], tutorials: string[]): ContentProblem[] {
  const folders = new Set(steps.map(({ id }) => stepAddress(id).tutorial));
  const unlisted = folders.difference(new Set(tutorials));
  const empty = new Set(tutorials).difference(folders);
  return [
    ...[...unlisted].map((folder) => ({
      message: `content/${folder} has steps, and there is no src/tutorials/${folder}.ts.`,
      hint: `Write src/tutorials/${folder}.ts, which exports a tutorial, or take the folder out.`,
    })),
    ...[...empty].map((id) => ({
      message: `src/tutorials/${id}.ts declares a tutorial, and content/${id} has no step.`,
      hint: `Write content/${id}/01-name.mdx, or take the file out.`,
    })),
  ];
}

function findDeadLinks(steps: WrittenStep[]): ContentProblem[] {
  const known = new Set([...PAGES, ...steps.map(({ id }) => stepAddress(id).path)]);
  return steps.flatMap(({ id, body }) =>
    linksIn(body)
      .filter((link) => !known.has(link) && !link.startsWith('/stages/'))
      .map((link) => ({
        message: `content/${id}.mdx links to ${link}, and there is no such page.`,
        hint: `Link to one of ${[...known].toSorted().join(', ')}.`,
      })),
  );
}

/** Paths on this site that a Markdown text links to, without query and fragment. */
function linksIn(markdown: string): string[] {
  const links = markdown.matchAll(/\]\((\/[^)\s?#]*)|href=["'{`]+(\/[^"'`?#]*)/g);
  return [...links].map(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '');
}
