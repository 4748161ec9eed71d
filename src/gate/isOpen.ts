import type { HostOptions } from './createHostCheck.ts';
import { isLoopback } from './isLoopback.ts';

/**
 * Whether others than the users of this machine are meant to reach a server: it listens for other
 * machines, or goes by a name that a proxy on this machine has.
 */
export function isOpen({ host, allowedHosts }: HostOptions): boolean {
  return !isLoopback(host) || !allowedHosts.every(isLoopback);
}
