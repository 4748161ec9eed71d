import { randomBytes } from 'node:crypto';
import bootCode from '../../frame/boot.ts?bundled';
import type { RunSoFar } from '../../runs/run.ts';

/** The script of a stage's page, as its HTML names it. The page around the frame hands it in. */
const PAGE_SCRIPT = /<script type="module" src="\.\.\/_page\.ts"><\/script>\n?/;

/**
 * The page of a run as a frame of the site shows it, where its script may run and reach nothing: it has
 * no origin, no network and no storage but what the page around it gives.
 */
export function frameDocument(run: RunSoFar | undefined): Response {
  const { response } = run ?? {};
  if (!response) return refuse('The page of this run is not in the server’s memory. Run it again.');
  const nonce = randomBytes(16).toString('base64');
  const boot = `<script nonce="${nonce}">${bootCode}</script>`;
  const page = response.body.replace(PAGE_SCRIPT, '');
  const html = page.replace(/^(<!doctype html>)?/i, (doctype) => doctype + boot);
  return new Response(html, {
    status: response.status,
    headers: {
      'Content-Type': response.contentType,
      'Content-Security-Policy': policy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}

/** `blob:` is what the frame makes itself of the code that it is handed. */
function policy(nonce: string): string {
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src 'nonce-${nonce}' blob:`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

function refuse(sentence: string): Response {
  return new Response(sentence, {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  });
}
