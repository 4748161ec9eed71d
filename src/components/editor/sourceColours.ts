import {
  highlightText,
  highlightTokens,
  languages,
  type TokenStream,
} from 'prism-code-editor/prism';
import 'prism-code-editor/prism/languages/typescript';
import type { ShownText } from './writtenFile.ts';

const typescript = languages['typescript'];
// Source has one colour for what is a constant, and for whatever something is asked of.
if (typescript) {
  const constants = [{ pattern: /(\bconst\s+)[\w$]+/, lookbehind: true }, /[\w$]+(?=\??\.\w)/];
  typescript['constant'] = [typescript['constant'] as RegExp, ...constants];
}

/**
 * Gives lines the very HTML that they have in Source, which another highlighter has made: those that
 * stand there too. Takes all tokens of a text; what it gives for a line is undefined where the line is new.
 */
export function sourceColours(
  texts: readonly ShownText[],
): (tokens: TokenStream) => (string | undefined)[] {
  const known = new Map(
    texts.flatMap(({ code, lines }) => {
      const own = highlightText(code, 'typescript').split('\n');
      return lines.map((html, at) => [own[at] ?? '', html] as const);
    }),
  );
  return (tokens) =>
    highlightTokens(tokens)
      .split('\n')
      .map((html) => known.get(html));
}
