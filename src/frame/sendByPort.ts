import type { ToFrame } from './messages.ts';
import { type PortNetwork, portNetwork } from './portNetwork.ts';

/** What is known of the requests of a page. */
export type Network = Pick<PortNetwork, 'underWay'>;

/**
 * Has `fetch` and `sendBeacon` of this window send through a port. There is no other way out: what
 * else a page may try, its policy forbids, and `XMLHttpRequest` is taken away so that nothing tries it.
 */
export function sendByPort(port: MessagePort): Network {
  const { send, answer, underWay } = portNetwork({
    post: (request, transfer) => {
      port.postMessage({ type: 'send', request }, transfer);
    },
  });
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    answer(data);
  };
  Object.assign(window, { XMLHttpRequest: undefined, fetch: send });
  navigator.sendBeacon = (url, body) => {
    send(url, { method: 'POST', body: body ?? null }).catch(() => undefined);
    return true;
  };
  return { underWay };
}
