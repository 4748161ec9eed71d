import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../src/startup/listen.ts';

describe('listen', () => {
  test('gives the address that the server got', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    const origin = await listen(server, 0, 'localhost');
    expect(origin).toBe(`http://localhost:${(server.address() as AddressInfo).port}`);
  });

  test('says that something listens there already', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    await expect(listen(createServer(), port, 'localhost')).rejects.toThrow(
      `Something listens on port ${port} of localhost already. Stop it, or set PORT to another port.`,
    );
  });

  test('says that an address is not this machine’s', async () => {
    await expect(listen(createServer(), 0, '192.0.2.1')).rejects.toThrow(
      'HOST is 192.0.2.1, which is not an address of this machine. Set it to localhost, or to 0.0.0.0 for all of its addresses.',
    );
  });

  test('says that a name is not known', async () => {
    await expect(listen(createServer(), 0, 'nowhere.invalid')).rejects.toThrow(
      'HOST is nowhere.invalid, and no machine of that name is known. Set it to localhost,',
    );
  });

  test('says that a port is for other users', async () => {
    // Whoever runs the tests may well be allowed to.
    const server = createServer();
    server.listen = () =>
      server.emit('error', Object.assign(new Error('denied'), { code: 'EACCES' }))
        ? server
        : server;
    await expect(listen(server, 80, 'localhost')).rejects.toThrow(
      'This user may not listen on port 80. Set PORT to a port above 1023.',
    );
  });
});
