import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { ATTACKS } from './attacks.ts';

/** An attack by its name, on the site at an origin. */
interface Order {
  name: string;
  origin: string;
}

/**
 * Runs an attack in a thread of its own: to make and send its bodies must not hold up who watches.
 * @returns what was answered
 */
export async function runAttack(order: Order): Promise<string> {
  const worker = new Worker(new URL(import.meta.url), { workerData: order });
  const [answer] = (await once(worker, 'message')) as [string];
  await worker.terminate();
  return answer;
}

if (parentPort) {
  const { name, origin } = workerData as Order;
  const attack = ATTACKS.find((one) => one.name === name);
  parentPort.postMessage(await attack?.run(origin));
}
