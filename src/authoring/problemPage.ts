import { escape } from 'es-toolkit';
import type { AuthorProblem } from './authorProblem.ts';

/** The page that an author sees in `npm run dev` while something is wrong; it looks again every other second. */
export function problemPage(problems: readonly AuthorProblem[]): Response {
  const items = problems.slice(0, MOST).map(itemOf).join('');
  const more =
    problems.length > MOST
      ? `<p>And ${problems.length - MOST} more, once these are mended.</p>`
      : '';
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="2">
<title>To be mended · Flagbook</title><style>${STYLE}</style></head>
<body><main><h1>To be mended</h1><ol>${items}</ol>${more}
<p>This page goes away by itself when you have saved.</p></main></body></html>`;
  return new Response(html, {
    status: 500,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

const MOST = 10;

function itemOf({ file, line, message, hint, frame }: AuthorProblem): string {
  return `<li><p><code>${escape(`${file}:${line}`)}</code></p><p><strong>${escape(message)}</strong></p>
<p>${escape(hint)}</p>${frame ? `<pre>${escape(frame)}</pre>` : ''}</li>`;
}

const STYLE = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
main{max-inline-size:48rem;margin:3rem auto;padding-inline:1rem}
li{margin-block:1.5rem}p{margin-block:.25rem}
code,pre{font-family:ui-monospace,monospace}pre{overflow:auto;padding:1rem;border:1px solid}`;
