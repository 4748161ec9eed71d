import { progress, type Progress } from '../../../src/lessons/checks/progress.ts';
import { openJar } from './openJar.ts';

/** A reader's browser: it keeps cookies, and follows a run to its end. */
export interface Browsing {
  get: (path: string) => Promise<Response>;
  send: (path: string, fields: Record<string, string>) => Promise<Response>;
  /** Begins a run by the console's form and follows it until nothing more comes; what it showed last. */
  run: (fields: Record<string, string>) => Promise<{ status: number; html: string }>;
  /** Has the page of a step ask once more what is done. */
  lookAgain: (step: string) => Promise<unknown>;
  /** What the reader has done of a tutorial by now. */
  progress: (tutorial: string) => Promise<Progress>;
}

/** Opens a browser without a window at a running site. */
export function openBrowsing(origin: string): Browsing {
  const held = new Map<string, string>();

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...held].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Origin: origin, Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' };
    const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  }

  function keep(line: string): void {
    const [pair = '', ...rest] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const isGone = rest.some((part) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(part));
    if (isGone) held.delete(name);
    else held.set(name, pair.slice(name.length + 1));
  }

  const send: Browsing['send'] = (path, fields) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) });

  return {
    get: (path) => ask(path),
    send,
    run: async (fields) => {
      let response = await send('/parts/run', fields);
      let html = await response.text();
      const { status } = response;
      for (let news = newsOf(response); news !== undefined; news = newsOf(response)) {
        response = await ask(`/parts/run?${new URLSearchParams(news)}`);
        html = (await response.text()) || html;
      }
      return { status, html };
    },
    lookAgain: (step) => ask(`/parts/checks?${new URLSearchParams({ step })}`),
    progress: (tutorial) => Promise.resolve(progress.read(openJar(decoded(held)), tutorial)),
  };
}

/** Cookies as a site reads them. */
export function decoded(held: Iterable<readonly [name: string, value: string]>) {
  return new Map([...held].map(([name, value]) => [name, decodeURIComponent(value)]));
}

function newsOf({ headers }: Response): Record<string, string> | undefined {
  const [run, seen] = [headers.get('Run-Id'), headers.get('Run-News')];
  return run === null || seen === null ? undefined : { run, seen };
}
