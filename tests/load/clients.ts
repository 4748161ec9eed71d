/**
 * Clients that keep a server busy with more than one request.
 */
import { connect } from 'node:net';
import { ask, capture, KEY } from './sends.ts';

const LIMIT_MS = 60_000;

/** Each flag asks for all five of the layer before. */
export async function layers(origin: string): Promise<string> {
  let status = '';
  let before: number[] = [];
  for (let layer = 0; layer < 12; layer++) {
    const made: number[] = [];
    for (let place = 0; place < 5; place++) {
      const properties = before.map((id) => ({
        key: String(id),
        type: 'flag',
        operator: 'flag_evaluates_to',
        value: true,
      }));
      const response = await fetch(`${origin}/posthog/api/projects/1/feature_flags/`, {
        method: 'POST',
        headers: { ...KEY, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          key: `layer-${layer}-${place}`,
          filters: { groups: [{ properties, rollout_percentage: 100 }] },
        }),
        signal: AbortSignal.timeout(LIMIT_MS),
      }).catch(() => undefined);
      status = String(response?.status ?? 'none');
      if (response?.status !== 201) return status;
      made.push(((await response.json()) as { id: number }).id);
    }
    before = made;
  }
  return status;
}

/** Opens streams, fills them, and reads nothing. */
export async function streams(origin: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const sockets = Array.from({ length: 150 }, () => {
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    socket.pause();
    socket.write(
      `GET /posthog/activity HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: ${KEY.Authorization}\r\n\r\n`,
    );
    return socket;
  });
  const large = `{"event":"e","distinct_id":"s","properties":{"x":"${'x'.repeat(5000)}"}}`;
  const answers = new Set<string>();
  for (let round = 0; round < 20; round++) {
    answers.add(
      await capture(
        () =>
          `{"api_key":"phc_flagbook","batch":[${Array.from({ length: 500 }, () => large).join(',')}]}`,
      )(origin),
    );
  }
  answers.add(await ask(`${origin}/posthog/activity`, { headers: KEY }));
  for (const socket of sockets) socket.destroy();
  return [...answers].join(' ');
}

/** Sends a part of a body, and waits for what the server makes of it. */
export async function slowBodies(origin: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => {
      const socket = connect(Number(port), hostname);
      socket.write(
        `POST /posthog/batch/ HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: 20000000\r\n\r\n{`,
      );
      return new Promise<string>((resolve) => {
        socket.setEncoding('latin1');
        socket.once('data', (text: string) => resolve(text.slice(9, 12)));
        socket.once('error', () => resolve('reset'));
        socket.once('close', () => resolve('closed'));
      }).finally(() => socket.destroy());
    }),
  );
  return [...new Set(answers)].join(' ');
}
