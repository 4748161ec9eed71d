import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { handler } from '@astrojs/node/server.js';
import { getRequestListener } from '@hono/node-server';
import app, { runs } from './fetch.ts';
import { SDK_ROOTS } from './gate/sdkRoots.ts';
import { type Clues, senderOf } from './gate/senderOf.ts';
import { withGate } from './gate/withGate.ts';
import { openProject } from './project/openProject.ts';
import { createHttpServer } from './startup/createHttpServer.ts';
import { exitSoon } from './startup/exitSoon.ts';
import { failedAnswer } from './startup/failedAnswer.ts';
import { keepHeapSmall } from './startup/keepHeapSmall.ts';
import { listen } from './startup/listen.ts';
import { serveFiles } from './startup/serveFiles.ts';

/*
 * The front of the built site, at dist/server/server.mjs: serves the compressed files of the client
 * build, has the adapter's handler answer everything else by way of `src/fetch.ts`, and stops cleanly.
 */

/**
 * What programs ask for by the thousand goes to `src/fetch.ts` without the adapter's handler, which
 * makes a whole `Request` and a stream of each answer: as much work again as all of the stage plain.
 */
const DIRECT = new RegExp(`^/(stages|posthog|${SDK_ROOTS.join('|')})(?![^/?])`);

const SERVER_OPTIONS = {
  // The pages themselves say what is wrong with a link that is too long.
  maxHeaderSize: 128 * 1024,
  requireHostHeader: false,
};

/** Leads to the page of a step, where it finds none and asks PostHog for nothing. */
const NO_STEP = '/-/-';

keepHeapSmall();
try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start() {
  const { settings, project } = openProject();
  const files = serveFiles(fileURLToPath(new URL('../client', import.meta.url)));
  const direct = getRequestListener(app.fetch, { errorHandler: failedAnswer });
  // The pages themselves say what is wrong with a link that is too long.
  const listener = withGate(settings, (request, response) => {
    const [, start] = DIRECT.exec(request.url ?? '') ?? [];
    // Headers that are set here make Node slower at those of an answer: stages bring this one along.
    if (start !== 'stages') response.setHeader('X-Content-Type-Options', 'nosniff');
    if (start !== undefined) {
      void direct(request, response);
      return;
    }
    const answer = () => void handler(request, response);
    // Files are for this site's own pages; `src/fetch.ts` refuses what another one asks for.
    if (senderOf(cluesOf(request)) === 'foreign') answer();
    else files(request, response, answer);
  });
  const server = createHttpServer(SERVER_OPTIONS, listener);

  const origin = await listen(server, settings.port, settings.host);
  // Modules are loaded when they are first asked for: better before a reader is there to wait.
  await app.fetch(new Request(origin + NO_STEP));
  const stop = async () => {
    const answered = close(server);
    project.endStreams();
    runs.end();
    await answered;
    await project.close();
  };
  // A PostHog that does not answer would keep the client's retries alive.
  const exit = () => void exitSoon(stop, project.closeAtOnce);
  process.once('SIGINT', exit);
  process.once('SIGTERM', exit);

  const where = settings.posthog.kind === 'embedded' ? origin + project.host : project.host;
  const lines = [`Flagbook  ${origin}/`, `PostHog   ${project.name}, ${where}`];
  if (settings.posthog.kind === 'embedded') lines.push(`Data      ${settings.posthog.dataDir}`);
  if (project.keyNote !== undefined) lines.push(`API key   ${project.keyNote}`);
  if (settings.password !== undefined) lines.push('Visitors  are asked for SITE_PASSWORD');
  if (settings.readOnly) lines.push('Visitors  may look and run, and change nothing: READ_ONLY');
  // Last, and in one go: whoever reads it may tell the server to stop right away.
  console.log(lines.join('\n'));
}

function cluesOf({ method = 'GET', headers }: IncomingMessage): Clues {
  return {
    method,
    url: `http://${headers.host ?? ''}`,
    header: (name) => headers[name]?.toString(),
  };
}

/** Takes no more requests, and resolves once those under way are answered or two seconds are over. */
function close(server: Server): Promise<void> {
  // Who asks for more of a run asks again as soon as there is an answer.
  server.prependListener('request', (_, response: ServerResponse) => {
    response.shouldKeepAlive = false;
  });
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, 2000);
  // A browser keeps its connection open when its answer is whole.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(patience);
      clearInterval(idle);
      resolve();
    });
  });
}
