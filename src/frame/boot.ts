/**
 * Runs first in the frame of a stage, which has no network, no storage and no access to the site: gives
 * its page a network and a storage that lead to the page around it, and runs the page's script when
 * that one says so.
 */

import { ASK, type FrameStart, type FromFrame, READY } from './messages.ts';
import { keepStorage } from './keepStorage.ts';
import { runCode } from './runCode.ts';
import { sendByPort } from './sendByPort.ts';
import { playVisitor } from './playVisitor.ts';
import { watchPage } from './watchPage.ts';

/** Whoever is around the frame made it, and nobody else's messages begin anything. */
addEventListener('message', (event: MessageEvent<FrameStart | typeof ASK>) => {
  if (event.source !== parent) return;
  if (event.data === ASK) parent.postMessage(READY, '*');
  else if (event.ports[0]) void boot(event.data, event.ports[0]);
});
document.currentScript?.remove();
parent.postMessage(READY, '*');

async function boot(
  { code, packages, stored, presses }: FrameStart,
  port: MessagePort,
): Promise<void> {
  const begun = performance.now();
  const tell = (message: FromFrame) => {
    port.postMessage(message);
  };
  const complain = (thrown: unknown) => {
    tell({ type: 'problem', sentence: thrown instanceof Error ? thrown.message : String(thrown) });
  };
  addEventListener('error', ({ error, message }) => complain(error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => complain(reason));

  const network = sendByPort(port);
  keepStorage(stored, (kept) => tell({ type: 'stored', stored: kept }));
  const page = watchPage(begun, (moment) => tell({ type: 'moment', moment }));
  try {
    await runCode(code, packages);
    await playVisitor(presses, { network, page });
  } catch (error) {
    complain(error);
  }
  tell({ type: 'left' });
}
