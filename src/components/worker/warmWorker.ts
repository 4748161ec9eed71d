/**
 * Workers in which a version runs: each once, and the next one is begun before it is wanted.
 */

import type { FromWorker } from '../../worker/messages.ts';
import runtime from '../../worker/runtime.ts?bundled';

/** A worker of its own frame, in which one version runs, once. */
export interface WarmWorker {
  /** To and from the worker. */
  port: MessagePort;
  /** Ends whatever goes on in it. */
  end: () => void;
}

/** A worker that has not begun by then never will. */
const READY_MS = 10_000;

let warm: Promise<WarmWorker> | undefined;

/** Begins a worker for the next run, so that nobody waits for it. */
export function warmUp(): void {
  warm ??= begin();
  // One that failed is nobody's: whoever wants one begins another, and is told.
  warm.catch(() => {
    warm = undefined;
  });
}

/** Takes the worker that is ready. */
export function takeWorker(): Promise<WarmWorker> {
  const taken = warm ?? begin();
  warm = undefined;
  return taken;
}

/** What runs in the frame has no origin: it can ask the page of the site through the port, and no more. */
async function begin(): Promise<WarmWorker> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = '/worker-frame';
  frame.hidden = true;
  frame.title = 'Your version runs here';
  const { port1: port, port2 } = new MessageChannel();
  const ready = new Promise<void>((resolve, reject) => {
    setTimeout(() => {
      reject(new Error('The worker of your version does not begin. Run it again.'));
    }, READY_MS);
    port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'ready') resolve();
    };
  });
  frame.onload = () => frame.contentWindow?.postMessage(runtime, '*', [port2]);
  document.body.append(frame);
  const end = () => {
    port.close();
    frame.remove();
  };
  try {
    await ready;
    return { port, end };
  } catch (error) {
    end();
    throw error;
  }
}
