import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createHostCheck, type HostOptions } from './createHostCheck.ts';
import { createPasswordCheck } from './createPasswordCheck.ts';

/** Whom a server answers. */
export interface GateOptions extends HostOptions {
  /** What visitors have to say; undefined where anyone may come in. */
  password?: string | undefined;
}

/**
 * Puts a gate before a listener: what asks by a foreign name, or without the password, is answered
 * here, and the listener never sees it. It gets all targets as a path. The server needs
 * `requireHostHeader: false`, so that a request without the header gets a sentence.
 */
export function withGate(options: GateOptions, listener: RequestListener): RequestListener {
  const checkHost = createHostCheck(options);
  const checkPassword = createPasswordCheck(options.password);

  return (request, response) => {
    const { host, authorization } = request.headers;
    const { target, authority = host } = readTarget(request.url ?? '/');
    const problem =
      checkHost(host) ??
      (authority === host ? undefined : checkHost(authority)) ??
      (isTwice(request) ? TWO_HOSTS : undefined);
    if (problem) {
      refuse(response, problem);
      return;
    }
    if (checkPassword?.(target, authorization) === false) {
      response.setHeader('WWW-Authenticate', 'Basic realm="Flagbook", charset="UTF-8"');
      refuse(response, NO_PASSWORD);
      return;
    }
    request.url = target;
    listener(request, response);
  };
}

const TWO_HOSTS = { status: 400, sentence: 'This request has two Host headers. Send one.' };

const NO_PASSWORD = {
  status: 401,
  sentence:
    'This site asks for a password. Reload the page and type it, with any user name; who runs the site knows it.',
};

function readTarget(url: string): { target: string; authority?: string } {
  if (url.startsWith('/') || url === '*') return { target: url };
  // As proxies are asked: `GET http://name/path`.
  const [, authority = '', path = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return { target: path.startsWith('/') ? path : `/${path}`, authority };
}

function isTwice({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1;
}

function refuse(
  response: ServerResponse,
  { status, sentence }: { status: number; sentence: string },
): void {
  // A body that nobody reads must not be taken for the next request.
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  });
  response.end(`${sentence}\n`);
}
