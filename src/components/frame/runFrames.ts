/**
 * Runs the pages of stages that have a script, each once, as soon as the console shows the frame of one.
 */

import { runFrame } from './runFrame.ts';

const begun = new Set<string>();

document.addEventListener('flagbook:placed', runFrames);
runFrames();

function runFrames(): void {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-frame]')) {
    const run = frame.dataset['frame'] ?? '';
    if (begun.has(run)) continue;
    begun.add(run);
    runFrame(frame, run).catch((error: unknown) => {
      const notice = document.createElement('p');
      notice.className = 'notice off';
      notice.textContent = error instanceof Error ? error.message : String(error);
      frame.before(notice);
    });
  }
}
