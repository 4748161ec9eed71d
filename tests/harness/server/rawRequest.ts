import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends text over a socket to the server at `origin`, as no HTTP client would, and gives all that
 * comes back until the server closes the connection.
 */
export async function rawRequest(origin: string, ...lines: string[]): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname.replace(/^\[(.*)\]$/, '$1'));
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return answer;
}
