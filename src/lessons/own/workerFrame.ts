import { createHash } from 'node:crypto';
import frameCode from '../../worker/frame.ts?bundled';

const HTML = `<!doctype html><title>Your version</title><script>${frameCode}</script>`;

/** `blob:` is what the frame makes itself of the code that it is handed; nothing else is let in or out. */
const POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  `script-src 'sha256-${createHash('sha256').update(frameCode).digest('base64')}' blob:`,
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** The frame in which a reader's own version of a stage runs, in a worker that has no origin and no network. */
export function workerFrame(): Response {
  return new Response(HTML, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
  });
}
