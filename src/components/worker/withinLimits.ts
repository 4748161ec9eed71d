import type { RecordedVersion } from './runVersion.ts';

/** The server takes 100 KB, in a form of 256. */
const MOST_CHARACTERS = 95_000;
const MOST_ENCODED = 240_000;

/** A recording as JSON that the server takes: of the largest requests, what was sent is left out. */
export function withinLimits(recorded: RecordedVersion): string {
  const exchanges = recorded.exchanges.map((exchange) => ({ ...exchange }));
  const text = () => JSON.stringify({ ...recorded, exchanges });
  const bySize = exchanges.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  for (const exchange of bySize) {
    if (fits(text())) break;
    const left = `${Math.ceil(sizeOf(exchange) / 1000)} KB, too much to be shown here`;
    exchange.request = left;
    if (exchange.response !== undefined) exchange.response = left;
  }
  return text();
}

function fits(text: string): boolean {
  return text.length <= MOST_CHARACTERS && encodeURIComponent(text).length <= MOST_ENCODED;
}

function sizeOf({ request, response }: RecordedVersion['exchanges'][number]): number {
  return JSON.stringify([request, response]).length;
}
