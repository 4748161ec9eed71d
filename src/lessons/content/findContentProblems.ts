import { stepAddress } from '../stepAddress.ts';
import { type ContentProblem, stepProblem, tutorialProblem } from './contentProblem.ts';

/** A step as written: its id, e.g. `first-flag/03-create-flag`, and its Markdown. */
export interface WrittenStep {
  id: string;
  body: string;
}

/** Pages besides the steps that prose may link to. */
const PAGES = ['/', '/compare', '/answers', '/glossary', '/search', '/run', '/tasks'];

/** What the links of prose may lead to besides steps and pages. */
interface Targets {
  /** Ids of the declared tutorials. */
  tutorials: readonly string[];
  /** Names of the declared stages. */
  stages: readonly string[];
  /** Keys of the flags whose form a step has. */
  flags: readonly string[];
}

/**
 * Looks for misnamed files, gaps in the order, steps with one address, links to what is not there, and
 * for tutorials that are a folder of words without a file that declares them, or such a file without
 * words.
 */
export function findContentProblems(
  steps: readonly WrittenStep[],
  targets: Targets,
): ContentProblem[] {
  const misnamed = steps.filter(({ id }) => !/^[\w-]+\/\d\d-[a-z0-9-]+$/.test(id)).map(misname);
  if (misnamed.length > 0) return misnamed;
  return [
    ...findGaps(steps),
    ...findTwins(steps),
    ...findStrays(steps, targets.tutorials),
    ...findDeadLinks(steps, targets),
  ];
}

function misname({ id }: WrittenStep): ContentProblem {
  return stepProblem(
    id,
    'is not named like a step.',
    'Name it NN-name.mdx: two digits for its place, then lower-case words with hyphens, such as 04-flag.mdx.',
  );
}

function findGaps(steps: readonly WrittenStep[]): ContentProblem[] {
  const tutorials = Map.groupBy(steps, ({ id }) => stepAddress(id).tutorial);
  return [...tutorials.values()].flatMap((tutorial) => {
    const inOrder = tutorial.toSorted((a, b) => a.id.localeCompare(b.id));
    const index = inOrder.findIndex(({ id }, place) => stepAddress(id).number !== place + 1);
    const step = inOrder[index];
    if (!step) return [];
    const expected = String(index + 1).padStart(2, '0');
    return stepProblem(
      step.id,
      `stands where step ${expected} should.`,
      `Number a tutorial's steps 01, 02, 03 without gaps and without twins: give this file the number ${expected}, or add the step that is missing.`,
    );
  });
}

function findTwins(steps: readonly WrittenStep[]): ContentProblem[] {
  return [...Map.groupBy(steps, ({ id }) => stepAddress(id).path)].flatMap(([path, alike]) =>
    alike
      .slice(1)
      .map(({ id }) =>
        stepProblem(
          id,
          `has the address ${path}, and so has content/${alike[0]?.id}.mdx.`,
          'Give one of the two another name after its number.',
        ),
      ),
  );
}

function findStrays(steps: readonly WrittenStep[], tutorials: readonly string[]): ContentProblem[] {
  const folders = new Set(steps.map(({ id }) => stepAddress(id).tutorial));
  const unlisted = folders.difference(new Set(tutorials));
  const empty = new Set(tutorials).difference(folders);
  return [
    ...[...unlisted].map((folder) => ({
      file: `content/${folder}`,
      message: `content/${folder} has steps, and there is no src/tutorials/${folder}.ts.`,
      hint: `Write src/tutorials/${folder}.ts, which exports a tutorial, or take the folder out.`,
    })),
    ...[...empty].map((id) =>
      tutorialProblem(
        id,
        `declares a tutorial, and content/${id} has no step.`,
        `Write content/${id}/01-name.mdx, or take the file out.`,
      ),
    ),
  ];
}

function findDeadLinks(
  steps: readonly WrittenStep[],
  { stages, flags }: Targets,
): ContentProblem[] {
  const known = new Set([...PAGES, ...steps.map(({ id }) => stepAddress(id).path)]);
  const isThere = (link: string) => {
    const [, stage] = /^\/stages\/([^/]*)/.exec(link) ?? [];
    if (stage !== undefined) return stages.includes(stage);
    const [, key] = /^\/flag\/([^/]*)$/.exec(link) ?? [];
    return key === undefined ? known.has(link) : flags.includes(decodeURIComponent(key));
  };
  return steps.flatMap(({ id, body }) =>
    linksIn(body)
      .map((link) => ({ link, path: pathOf(link, stepAddress(id).path) }))
      .filter(({ path }) => path !== undefined && !isThere(path))
      .map(({ link, path = '' }) =>
        stepProblem(
          id,
          `links to ${link}, and there is no such page.`,
          path.startsWith('/stages/')
            ? `Link to one of the stages ${stages.toSorted().join(', ')}.`
            : `Link to one of ${[...known].toSorted().join(', ')}.`,
          link,
        ),
      ),
  );
}

/** What a Markdown text links to. */
function linksIn(markdown: string): string[] {
  const links = markdown.matchAll(/\]\(([^)\s]+)|href=["'{`]+([^"'`}]+)/g);
  return [...links].map(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '');
}

/** The path on this site that a link on a page leads to, without query; undefined for other sites and places on the page. */
function pathOf(link: string, page: string): string | undefined {
  if (link.startsWith('#')) return undefined;
  const url = URL.parse(link, `http://site${page}`);
  return url?.origin === 'http://site' ? url.pathname : undefined;
}
