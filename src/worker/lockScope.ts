/** What a worker has and a server's module has not, and ways out that lead nowhere here. */
const TAKEN = [
  ...(['XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'BroadcastChannel'] as const),
  ...(['Worker', 'SharedWorker', 'importScripts', 'indexedDB', 'caches', 'close'] as const),
  ...(['postMessage', 'onmessage'] as const),
];

/**
 * Makes the worker's scope that of a stage: `fetch` goes by the one way out, and what only a browser has
 * is not there. The policy of the frame is what holds; this is for errors that say what is the matter.
 */
export function lockScope(send: typeof fetch): void {
  for (const name of TAKEN) Object.defineProperty(self, name, { value: undefined });
  Object.defineProperty(self, 'fetch', { value: send, writable: true, configurable: true });
  // An origin that is nobody's counts as insecure, and has no UUIDs.
  // https://developer.mozilla.org/en-US/docs/Web/API/Crypto/randomUUID
  if (!('randomUUID' in crypto)) Object.defineProperty(crypto, 'randomUUID', { value: randomUUID });
}

/** Version 4 of https://www.rfc-editor.org/rfc/rfc9562 */
function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
