import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { closeAfterEarlyAnswer } from './closeAfterEarlyAnswer.ts';
import { refuseMalformed } from './refuseMalformed.ts';

/** A server that answers all it is asked, what is no HTTP included, so that the answer arrives. */
export function createHttpServer(options: ServerOptions, listener: RequestListener): Server {
  const server = createServer(options, (request, response) => {
    closeAfterEarlyAnswer(request, response);
    if (request.method === 'TRACE') {
      // The web's own `Request` knows no such method.
      const headers = { 'Content-Type': 'text/plain; charset=utf-8', Allow: 'GET, POST' };
      response.writeHead(405, { ...headers, 'Content-Length': NO_TRACE.length }).end(NO_TRACE);
    } else {
      listener(request, response);
    }
  });
  return server.on('clientError', refuseMalformed);
}

const NO_TRACE = 'TRACE is not answered here. Use GET or POST.';
