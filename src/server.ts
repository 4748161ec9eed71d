import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import sirv from 'sirv';
import app from './fetch.ts';
import { STAGE_NAMES } from './lessons/stages.ts';
import { stageSource } from './lessons/stageSource.ts';
import { openProject } from './project/openProject.ts';

/**
 * The built site's entry: serves the files of the client build and hands everything else to the
 * pipeline. Astro puts this module at dist/server/entry.mjs, beside dist/client.
 */
try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start() {
  const { settings, project } = openProject();
  const files = sirv(new URL('../client', import.meta.url).pathname, {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 31_536_000,
  });
  const listener = getRequestListener(app.fetch);
  // The pages themselves say what is wrong with a link that is too long.
  const server = createServer({ maxHeaderSize: 128 * 1024 }, (request, response) => {
    files(request, response, () => void listener(request, response));
  });

  const origin = await listen(server, settings.port, settings.host);
  const stop = async () => {
    const answered = close(server);
    project.endStreams();
    await answered;
    await project.close();
    // A PostHog that does not answer would keep the client's retries alive.
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());

  const where = settings.posthog.kind === 'embedded' ? origin + project.host : project.host;
  const lines = [`Flagbook  ${origin}/`, `PostHog   ${project.name}, ${where}`];
  if (settings.posthog.kind === 'embedded') lines.push(`Data      ${settings.posthog.dataDir}`);
  // Last, and in one go: whoever reads it may tell the server to stop right away.
  console.log(lines.join('\n'));

  // The first highlighting takes half a second; better now than while a reader waits.
  void Promise.all(STAGE_NAMES.map(stageSource));
}

/** Resolves to the site's address once it takes requests. */
function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ message }) => {
      const mend = 'Stop what listens there, or set HOST and PORT to another address.';
      reject(new Error(`Cannot listen on port ${port} of ${host}: ${message}. ${mend}`));
    });
    server.listen(port, host, () => {
      const address = server.address();
      const used = typeof address === 'object' && address ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${used}`);
    });
  });
}

/** Takes no more requests, and resolves once those under way are answered or two seconds are over. */
function close(server: Server): Promise<void> {
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
