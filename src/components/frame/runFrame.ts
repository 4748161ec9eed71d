import sdkUrl from 'posthog-js/dist/module.js?url';
import {
  ASK,
  type FrameStart,
  type FromFrame,
  type Moment,
  READY,
  type Stored,
} from '../../frame/messages.ts';
import type { PreparedFrame } from '../../lessons/client/frameStart.ts';
import { holdAnswer } from './holdAnswer.ts';
import { recordRequests } from './recordRequests.ts';

/** What browsers have kept since this page was opened. */
const browsers = new Map<string, Stored>();

/** So long a page may take until its visitor has left it. */
const LONGEST_MS = 60_000;

/** A frame that has not said by then that it listens never will. */
const READY_MS = 10_000;

/**
 * Runs the page of a run in its frame, records what comes of it, and tells the server. The run that the
 * page of the site follows ends with it.
 */
export async function runFrame(frame: HTMLIFrameElement, run: string): Promise<void> {
  const moments: Moment[] = [];
  const problems: string[] = [];
  const isReady = whenReady(frame);
  const [prepared, sdk] = await Promise.all([prepare(run), textOf(sdkUrl), isReady]);
  const { host, fault, holds, keptAs, ...start } = prepared;
  const begun = performance.now();
  const recorder = recordRequests({
    host,
    fault,
    hold: holds ? () => holdAnswer(frame) : undefined,
    begun,
  });
  const { port1: port, port2 } = new MessageChannel();
  const left = new Promise<void>((resolve) => {
    setTimeout(resolve, LONGEST_MS);
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (data.type === 'moment') moments.push(data.moment);
      else if (data.type === 'problem') problems.push(data.sentence);
      else if (data.type === 'stored' && keptAs !== undefined) browsers.set(keptAs, data.stored);
      else if (data.type === 'left') resolve();
      else if (data.type === 'send') {
        void recorder.send(data.request).then((answer) => port.postMessage(answer));
      }
    };
  });
  const packages = { 'posthog-js': sdk };
  const stored = browsers.get(keptAs ?? '') ?? start.stored;
  const message: FrameStart = { type: 'start', ...start, stored, packages };
  frame.contentWindow?.postMessage(message, '*', [port2]);
  await left;
  // Without its frame a page has ended halfway, and the run is left to whoever comes back to it.
  if (!frame.isConnected) return;
  await post(run, { exchanges: recorder.exchanges, moments, problems });
}

/** Resolves once the frame's first script listens: it may have said so before anybody here did. */
function whenReady(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => {
      reject(new Error('The page of this run does not begin. Run it again.'));
    }, READY_MS);
    addEventListener('message', function listen({ source, data }) {
      if (source !== frame.contentWindow || data !== READY) return;
      removeEventListener('message', listen);
      clearTimeout(timeout);
      resolve();
    });
    frame.contentWindow?.postMessage(ASK, '*');
  });
}

async function prepare(run: string): Promise<PreparedFrame> {
  const answer = await fetch(`/parts/client-run?run=${encodeURIComponent(run)}`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as PreparedFrame;
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

async function post(run: string, recorded: object): Promise<void> {
  const body = new URLSearchParams({ run, recorded: JSON.stringify(recorded) });
  const answer = await fetch('/parts/client-run', { method: 'POST', body });
  if (!answer.ok) throw new Error(await answer.text());
}
