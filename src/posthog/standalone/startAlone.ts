import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { withGate } from '../../gate/withGate.ts';
import { choosePersonalApiKey } from '../../startup/choosePersonalApiKey.ts';
import { createHttpServer } from '../../startup/createHttpServer.ts';
import { exitSoon } from '../../startup/exitSoon.ts';
import { failedAnswer } from '../../startup/failedAnswer.ts';
import { keepHeapSmall } from '../../startup/keepHeapSmall.ts';
import { listen } from '../../startup/listen.ts';
import { createPostHog, type PostHogServer } from '../createPostHog.ts';
import { createClock } from '../control/createClock.ts';
import { createControl } from '../control/createControl.ts';
import { withFaults } from '../faults/withFaults.ts';
import { defaultProject } from '../http/defaultProject.ts';
import { createStore } from '../store/createStore.ts';
import { hangUpOnError } from './hangUpOnError.ts';
import { readStandaloneSettings } from './readStandaloneSettings.ts';

/** How long what is being answered may take when the server is told to stop. */
const STOP_LIMIT_MS = 2000;

if (import.meta.main) {
  keepHeapSmall();
  try {
    await startAlone(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * Serves the embedded PostHog over HTTP until SIGINT or SIGTERM: what is being answered then is
 * still answered and kept.
 * @throws {Error} with a sentence for people when the environment is wrong, the data cannot be
 *   opened or the port cannot be had.
 */
export async function startAlone(environment: Record<string, string | undefined>): Promise<void> {
  const settings = readStandaloneSettings(environment);
  const { port, host, file, faults, isControlled } = settings;
  const store = createStore(file);
  const { key: personalApiKey, told } = choosePersonalApiKey({
    fixed: defaultProject.personalApiKey,
    given: settings.personalApiKey,
    isOpen: settings.isOpen,
    file: file === ':memory:' ? undefined : `${file}.key`,
  });
  const { minimalFlagCalledEvents } = settings;
  const project = { ...defaultProject, personalApiKey, minimalFlagCalledEvents };
  const clock = isControlled ? createClock() : undefined;
  const posthog = createPostHog({ store, project, ...clock });
  const control = clock && createControl({ posthog, project, clock, faults });
  const fetch = control?.fetch ?? withFaults(posthog.fetch, faults);
  const mayBreak = faults.length > 0 || isControlled;
  const pending = new Set<Promise<Response>>();
  const listener = getRequestListener(
    (request, { incoming }) => {
      // Without faults an answer stays as it is: a body that is a text is sent as one.
      const answer = mayBreak ? hangUpOnError(fetch(request), incoming) : fetch(request);
      pending.add(answer);
      void answer.finally(() => pending.delete(answer));
      return answer;
    },
    { errorHandler: failedAnswer },
  );
  const server = createHttpServer(
    { requireHostHeader: false },
    withGate(settings, (request, response) => {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      void listener(request, response);
    }),
  );

  const origin = await listen(server, port, host).catch(async (error: unknown) => {
    await posthog.close();
    throw error;
  });
  const stop = () => {
    control?.release();
    void exitSoon(() => stopServer(server, pending, posthog), posthog.close);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  const { apiKey } = defaultProject;
  const lines = [
    `PostHog           ${origin}/`,
    `Project API key   ${apiKey}`,
    `Personal API key  ${told}`,
    `Data              ${file}`,
    ...(faults.length > 0 ? [`Faults            ${environment['FAULT'] ?? ''}`] : []),
    ...(control ? [`Control           ${origin}/control`] : []),
  ];
  console.log(lines.join('\n'));
}

async function stopServer(
  server: Server,
  pending: ReadonlySet<Promise<Response>>,
  { endStreams, close }: PostHogServer,
): Promise<void> {
  server.close();
  const limit = new Promise((resolve) => setTimeout(resolve, STOP_LIMIT_MS).unref());
  await Promise.race([Promise.allSettled(pending), limit]);
  // What was kept last is told on the streams, too, before they end.
  await new Promise((resolve) => setTimeout(resolve, 100));
  endStreams();
  // Answers are on their way; whoever does not take them, or holds a connection, is left.
  await new Promise((resolve) => setTimeout(resolve, 100));
  server.closeAllConnections();
  await close();
}
