import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { closeAfterEarlyAnswer } from './closeAfterEarlyAnswer.ts';
import { refuseMalformed } from './refuseMalformed.ts';

/** How long a client may take, in milliseconds. */
interface Patience {
  /** For the head of a request. */
  head: number;
  /** For a whole request, its body too. */
  request: number;
  /** For anything at all to be sent or taken on a connection. */
  silence: number;
}

const PATIENCE: Patience = { head: 10_000, request: 30_000, silence: 60_000 };

/**
 * A server that answers all it is asked, what is no HTTP included, so that the answer arrives, and
 * that waits for nobody without end: who sends too slowly gets a 408, and whose connection stands
 * still, though it is written to, is hung up on.
 */
export function createHttpServer(
  options: ServerOptions,
  listener: RequestListener,
  { head, request, silence }: Patience = PATIENCE,
): Server {
  const timeouts = {
    headersTimeout: head,
    requestTimeout: request,
    connectionsCheckingInterval: Math.min(1000, head),
  };
  const server = createServer({ ...options, ...timeouts }, (request, response) => {
    closeAfterEarlyAnswer(request, response);
    if (request.method === 'TRACE') {
      // The web's own `Request` knows no such method.
      const headers = { 'Content-Type': 'text/plain; charset=utf-8', Allow: 'GET, POST' };
      response.writeHead(405, { ...headers, 'Content-Length': NO_TRACE.length }).end(NO_TRACE);
    } else {
      listener(request, response);
    }
  });
  return server.on('clientError', refuseMalformed).setTimeout(silence);
}

const NO_TRACE = 'TRACE is not answered here. Use GET or POST.';
