/** What a Markdown text points at: links, paths of this repository, npm commands, names in code. */

const IN_TOP_FOLDER = /^(content|docs|public|src|tests)\/./;

export interface Link {
  /** Relative to the document; empty for a link within it. */
  target: string;
  /** The heading linked to, as GitHub writes it in an address. */
  heading?: string;
}

/** Links and images that stay within this repository. */
export function linksIn(markdown: string): Link[] {
  return [...markdown.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .map(([, target = '', heading]) => ({ target, ...(heading !== undefined && { heading }) }))
    .filter(({ target }) => !/^\w+:/.test(target));
}

/** Its headings, as GitHub writes them in an address. */
export function headingsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** What looks like a path from the repository's root: in backticks, or in a block of commands. */
export function pathsIn(markdown: string): string[] {
  const inCommands = blocksIn(markdown, 'sh').flatMap((block) => block.split(/\s+/));
  return [
    ...inlineCodeIn(markdown).filter(
      (text) => /^\.?[\w-]+\/[\w./[\]-]*$/.test(text) || /^[\w.-]+\.(ts|md|mjs|json)$/.test(text),
    ),
    ...inCommands.filter((word) => IN_TOP_FOLDER.test(word)),
  ];
}

/** The names of npm commands and scripts that it says to run. */
export function commandsIn(markdown: string): string[] {
  const code = [...blocksIn(markdown, 'sh'), ...inlineCodeIn(markdown)].join('\n');
  return [...code.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, command = '']) => command);
}

/** Names in backticks that are written as code names things: `camelCase` or `CONSTANT_CASE`. */
export function identifiersIn(markdown: string): string[] {
  return inlineCodeIn(markdown).filter((text) => /^([a-z]+[A-Z]\w*|[A-Z][A-Z_]+)$/.test(text));
}

function inlineCodeIn(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```.*?^```$/gms, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
}

function blocksIn(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, written]) => written === language)
    .map(([, , text = '']) => text);
}
