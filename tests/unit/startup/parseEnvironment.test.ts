import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { hostSchema, parseEnvironment, portSchema } from '../../../src/startup/parseEnvironment.ts';

const schema = z.object({ PORT: portSchema(4321), HOST: hostSchema });
const read = (environment: Record<string, string | undefined>) =>
  parseEnvironment(schema, environment);
const DEFAULTS = { PORT: 4321, HOST: 'localhost' };

describe('parseEnvironment', () => {
  test('counts what is empty or blank as not set, and blanks around a value for nothing', () => {
    expect(read({})).toEqual(DEFAULTS);
    expect(read({ PORT: '', HOST: ' \t', HOME: '/root' })).toEqual(DEFAULTS);
    expect(read({ PORT: ' 80\n', HOST: ' ::1 ' })).toEqual({ PORT: 80, HOST: '::1' });
  });

  test('says one sentence a variable, each with its name and its value', () => {
    expect(() => read({ PORT: '70000.5', HOST: 'a b' })).toThrow(
      /^PORT must be a whole number[^\n]*"70000\.5"\.\nHOST must be the name[^\n]*"a b"\.$/,
    );
  });

  test('never repeats the value of a key', () => {
    const keys = z.object({ SECRET_KEY: z.string().startsWith('phc_', 'must begin with phc_') });
    expect(() => parseEnvironment(keys, { SECRET_KEY: 'hidden' })).toThrow(
      /^SECRET_KEY must begin with phc_\.$/,
    );
  });
});

describe('portSchema', () => {
  test('takes exactly the ports, written in decimal digits', () => {
    const ports = new Set(Array.from({ length: 65_536 }, (_, port) => String(port)));
    const near = fc.integer({ min: -70_000, max: 140_000 }).map(String);
    const odd = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.double().map(String),
      fc.integer({ min: 0, max: 65_535 }).map((port) => `0x${port.toString(16)}`),
    );
    fc.assert(
      fc.property(fc.oneof(near, odd), (text) => {
        const trimmed = text.trim();
        fc.pre(trimmed !== '');
        // `+80` and `080` are ports, too.
        const digits = trimmed.replace(/^\+(?=\d)/, '').replace(/^(-?)0+(?=\d)/, '$1');
        const plain = digits.replace(/^(-?\d+)\.0+$/, '$1').replace(/^-0$/, '0');
        if (ports.has(plain)) expect(read({ PORT: text }).PORT).toBe(Number(plain));
        else expect(() => read({ PORT: text })).toThrow(`It is "${trimmed}".`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostSchema', () => {
  test.each(['localhost', '0.0.0.0', '::', '::1', 'fe80::1%eth0', 'box.lan', 'büro', 'a_b-c'])(
    'takes %s',
    (HOST) => {
      expect(read({ HOST }).HOST).toBe(HOST);
    },
  );

  test('takes every IP address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (HOST) => {
        expect(read({ HOST }).HOST).toBe(HOST);
      }),
    );
  });

  test.each([
    'http://localhost',
    'localhost:4321',
    '[::1]',
    '[::1]:80',
    'local host',
    'a/b',
    ':80',
  ])('says that %s is more than a name or an address', (HOST) => {
    expect(() => read({ HOST })).toThrow(
      `HOST must be the name or address of this machine alone, such as localhost or 0.0.0.0; the port has a variable of its own, PORT. It is "${HOST}".`,
    );
  });
});
