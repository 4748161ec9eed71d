/**
 * Runs the pages of stages that have a script, as soon as the console shows the frame of one: once, or
 * again where its frame was taken away before it ended, and Back leads to the run.
 */

import { runFrame } from './runFrame.ts';

/** The runs that have begun, with the frame of each. */
const begun = new Map<string, HTMLIFrameElement>();

document.addEventListener('flagbook:placed', runFrames);
runFrames();

function runFrames(): void {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-frame]')) {
    const run = frame.dataset['frame'] ?? '';
    if (begun.get(run)?.isConnected) continue;
    begun.set(run, frame);
    runFrame(frame, run).catch((error: unknown) => {
      const notice = document.createElement('p');
      notice.className = 'notice off';
      notice.textContent = error instanceof Error ? error.message : String(error);
      frame.before(notice);
    });
  }
}
