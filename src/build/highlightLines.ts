import { escape } from 'es-toolkit';
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

/** Colours become class names: the Content-Security-Policy allows no style attributes. */
const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--' });

let highlighter: Promise<HighlighterCore> | undefined;
const highlighted = new Map<string, string[]>();

/** The languages that stages are written in. */
export type Language = 'typescript' | 'python';

/**
 * Highlights code and returns the HTML of each line, with tokens in `<span class="token-…">`
 * (keyword, string, function and so on: Shiki's names for the colours of its CSS variables theme).
 * The same code is highlighted once: call it for the stages' files only.
 */
export async function highlightLines(code: string, lang: Language): Promise<string[]> {
  const known = highlighted.get(code);
  if (known) return known;
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [import('shiki/langs/typescript.mjs'), import('shiki/langs/python.mjs')],
    engine: createJavaScriptRegexEngine(),
  });
  const { codeToTokensBase } = await highlighter;
  const lines = codeToTokensBase(code.replace(/\n$/, ''), { lang, theme: 'classes' });
  const html = lines.map((tokens) =>
    tokens.map(({ content, color }) => markToken(content, color)).join(''),
  );
  highlighted.set(code, html);
  return html;
}

/** `color` is `var(--token-keyword)` for a token with a meaning, `var(--foreground)` for the rest. */
function markToken(content: string, color: string | undefined): string {
  const name = /var\(--(token-[a-z-]+)\)/.exec(color ?? '')?.[1];
  return name ? `<span class="${name}">${escape(content)}</span>` : escape(content);
}
