import type { Server } from 'node:http';

/**
 * Resolves to the server's address, such as `http://localhost:8010`, once it takes requests.
 *
 * @throws {Error} that says which setting to change when it cannot listen there.
 */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(problemOf(error, port, host), { cause: error }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

function problemOf({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Something listens on port ${port} of ${host} already. Stop it, or set PORT to another port.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Set PORT to a port above 1023.`;
    case 'EADDRNOTAVAIL':
      return `HOST is ${host}, which is not an address of this machine. Set it to localhost, or to 0.0.0.0 for all of its addresses.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is ${host}, and no machine of that name is known. Set it to localhost, or to 0.0.0.0 for all addresses of this machine.`;
    default:
      return `Cannot listen on port ${port} of ${host}: ${message}. Set HOST and PORT to an address of this machine.`;
  }
}
