/**
 * Settings read from environment variables, and the ones that both servers have.
 */

import * as z from 'zod';
import { parseHost } from '../gate/parseHost.ts';

/** Environment variables by their names, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings from environment variables. Blanks around a value do not count, and an empty
 * variable counts as not set.
 *
 * @throws {Error} with one sentence per wrong variable: its name, what it must be, and its value,
 *   but for keys and passwords: they stay out of messages, which may end up in logs.
 */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.infer<Schema> {
  const set = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value = '']) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const sentences = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0]);
    const value = /_(KEY|PASSWORD)$/.test(name) ? '' : ` It is "${set[name] ?? ''}".`;
    if (!sentences.has(name)) sentences.set(name, `${name} ${message}.${value}`);
  }
  throw new Error([...sentences.values()].join('\n'));
}

/** A port in decimal digits. `Number` alone would take `0x50` and `1e3` for ports, too. */
export function portSchema(port: number) {
  return z
    .string()
    .default(String(port))
    .transform((text) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN))
    .pipe(
      z
        .number(`must be a number, such as ${port}`)
        .int(`must be a whole number, such as ${port}`)
        .min(0, 'must be 0 or more; 0 takes any free port')
        .max(65535, 'must be 65535 or less'),
    );
}

/** A name or an address to listen on; with a port or a scheme the system would look it up in vain. */
export const hostSchema = z
  .string()
  .regex(
    /^(?:[^\s:/[\]]+|[^\s:/[\]]*(?::[^\s:/[\]]*){2,})$/,
    'must be the name or address of this machine alone, such as localhost or 0.0.0.0; the port has a variable of its own, PORT',
  )
  .default('localhost');

/** Names by which a server may be asked besides its own, as `Host` headers have them. */
export const allowedHostsSchema = z
  .string()
  .default('')
  .transform((text, context) =>
    text.split(/[\s,]+/).flatMap((name) => {
      if (name === '') return [];
      const host = /[:/*@?#\\]/.test(name.replace(/^\[.*\]$/, ''))
        ? ''
        : URL.parse(`http://${name}`)?.host;
      const parsed = parseHost(host ?? '');
      if (parsed === undefined) {
        context.addIssue(
          'must be names without scheme and port, parted by commas, such as flags.example.com',
        );
      }
      return parsed ?? [];
    }),
  );

/** The personal API key of an embedded PostHog, for whoever wants to choose it. */
export const personalApiKeySchema = z
  .string()
  .regex(
    /^phx_[\w-]{20,}$/,
    'must begin with phx_ and go on with at least 20 letters, digits, - or _',
  )
  .optional();

/** A setting that is on or off; off unless it is set. */
export const switchSchema = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .default('false')
  .transform((text) => text === 'true' || text === '1');
