import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import sirv from 'sirv';

/** The names of the files that Astro makes change with what is in them. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Answers a request with a file, or calls `next` where there is none of that name. */
export type ServeFiles = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/** Serves the files that a folder has by now, compressed where the build has done so. */
export function serveFiles(folder: string): ServeFiles {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', path.startsWith('/_astro/') ? FOR_GOOD : 'no-cache');
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    },
  });
  return (request, response, next) => {
    // sirv lets an error of its stream end the process: a file may be gone, as when a new build has
    // taken the place of the one that is served.
    response.once('pipe', (file: Readable) => {
      file.once('error', () => response.destroy());
    });
    files(request, response, next);
  };
}
