/**
 * Runs a reader's version of a stage, as the server would run the stage: with the same SDK, the same
 * request and the same cookies. It stands in a worker that reaches nothing but a port to the page of the
 * site, which sends on what the SDK has to say to PostHog.
 */

import { portNetwork } from '../frame/portNetwork.ts';
import { answerRequest } from './answerRequest.ts';
import { captureConsole } from './captureConsole.ts';
import { connectSdk } from './connectSdk.ts';
import { lockScope } from './lockScope.ts';
import type { FromWorker, ToWorker, VersionStart } from './messages.ts';
import { importVersion, preparePackages } from './modules.ts';
import { ownTimers } from './ownTimers.ts';
import { problemOf } from './problemOf.ts';

addEventListener('message', ({ ports: [port] }) => port && listen(port), { once: true });

function listen(port: MessagePort): void {
  // Taken before the reader's code could put something else in its place.
  const post = port.postMessage.bind(port);
  const tell = (message: FromWorker, transfer: Transferable[] = []) => post(message, transfer);
  const network = portNetwork({
    post: (request, transfer) => tell({ type: 'send', request }, transfer),
    gaveUp: (id) => tell({ type: 'gave-up', id }),
  });
  lockScope(network.send);
  const timers = ownTimers();
  captureConsole((entry) => tell({ type: 'logged', entry }));
  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === 'ask') tell({ type: 'alive' });
    else if (data.type === 'start') void run(data.start);
    else network.answer(data);
  };
  void preparePackages().then(() => tell({ type: 'ready' }));

  async function run({ module, request, connection }: VersionStart): Promise<void> {
    const complain = (thrown: unknown, how: 'thrown' | 'stray' = 'thrown') => {
      tell({ type: 'problem', problem: problemOf(thrown, how) });
    };
    addEventListener('error', (event) => {
      event.preventDefault();
      complain(event.error ?? event.message);
    });
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      complain(event.reason, 'stray');
    });
    const posthog = connectSdk(connection, network.send, (uuid) =>
      tell({ type: 'captured', uuid }),
    );
    try {
      const exported = await importVersion(module);
      const { response, setCookies } = await answerRequest(exported, request, posthog);
      tell({ type: 'answered', response, setCookies });
    } catch (error) {
      complain(error);
      tell({ type: 'answered', response: FAILED, setCookies: [] });
    }
    // The SDK queues an event some microtasks after it was captured.
    await new Promise((resolve) => setTimeout(resolve));
    await timers.over();
    tell({ type: 'left' });
  }
}

/** What a server answers whose code has thrown. */
const FAILED = { status: 500, contentType: 'text/plain', body: 'Internal Server Error' };
