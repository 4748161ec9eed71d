import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether only this machine can reach a server that listens on `host`, a name or an address. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(address);
  if (version === 0) return /^(?:.+\.)?localhost\.?$/i.test(host);
  return loopback.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
