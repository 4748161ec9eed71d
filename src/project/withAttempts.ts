import { isRetried } from './isRetried.ts';
import type { Exchange } from './run.ts';
import { sentUuids } from './sentUuids.ts';

/** Marks the exchanges in which the client sent a request again that had failed. */
export function withAttempts(exchanges: Exchange[]): Exchange[] {
  const chains: Exchange[][] = [];
  for (const exchange of exchanges) {
    const chain = chains.find((attempts) => isNextAttempt(attempts, exchange));
    if (chain) chain.push(exchange);
    else chains.push([exchange]);
  }
  return exchanges.map((exchange) => {
    const chain = chains.find((attempts) => attempts.includes(exchange)) ?? [];
    if (chain.length < 2) return exchange;
    return { ...exchange, attempt: { number: chain.indexOf(exchange) + 1, of: chain.length } };
  });
}

function isNextAttempt(attempts: Exchange[], exchange: Exchange): boolean {
  const last = attempts.at(-1);
  return last !== undefined && hasFailed(last) && isSameRequest(last, exchange);
}

function hasFailed({ status, error }: Exchange): boolean {
  return error !== undefined || (status !== undefined && isRetried(status));
}

/** A batch that failed may take more events along when it leaves again. */
function isSameRequest(one: Exchange, other: Exchange): boolean {
  if (one.method !== other.method || one.path !== other.path) return false;
  const uuids = new Set(sentUuids(one.request));
  if (uuids.size > 0) return sentUuids(other.request).some((uuid) => uuids.has(uuid));
  return JSON.stringify(one.request) === JSON.stringify(other.request);
}
