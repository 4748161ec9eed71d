import { isIP } from 'node:net';
import { isLoopback } from './isLoopback.ts';
import { parseHost } from './parseHost.ts';

/** By which names a server may be asked. */
export interface HostOptions {
  /** The name or address that it listens on. */
  host: string;
  /** Further names, such as that of a proxy in front. */
  allowedHosts: readonly string[];
}

/** Why a request is not answered: the status and the sentence to answer with instead. */
export interface HostProblem {
  status: 400 | 421;
  sentence: string;
}

/**
 * Checks what a request says in its `Host` header, or before the path of its target. A page whose
 * name was made to point at this machine, by rebinding DNS, says its own name there.
 *
 * An IP address cannot be made to point elsewhere, so a server that listens for other machines may
 * be asked by any: it cannot know all by which it is reached.
 */
export function createHostCheck({ host, allowedHosts }: HostOptions) {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', inUrl(host), ...allowedHosts]);
  const takesAddresses = !isLoopback(host);

  return (authority: string | undefined): HostProblem | undefined => {
    const name = parseHost(authority ?? '');
    if (name === undefined) {
      const sentence =
        'This request has no Host header that names a server. Send one, such as localhost.';
      return { status: 400, sentence };
    }
    if (names.has(name) || (takesAddresses && isAddress(name))) return undefined;
    const sentence = `This server does not go by the name “${name.slice(0, 100)}”. Open it by its own address, or start it with that name in ALLOWED_HOSTS.`;
    return { status: 421, sentence };
  };
}

function isAddress(name: string): boolean {
  return name.startsWith('[') || isIP(name) === 4;
}

function inUrl(host: string): string {
  return parseHost(host.includes(':') ? `[${host}]` : host) ?? host;
}
