import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { lineIn, rememberAddress } from '../../../src/worker/codePlace.ts';
import { problemOf } from '../../../src/worker/problemOf.ts';
import { shown } from '../../../src/worker/shown.ts';

const ADDRESS = 'blob:null/1b4e28ba-2fa1-11d2-883f-0016d3cca427';

afterEach(() => rememberAddress(''));

function thrownAt(error: Error, line: number, column: number): Error {
  error.stack = `${error.name}: ${error.message}\n    at f (blob:null/other:1:1)\n    at GET (${ADDRESS}:${line}:${column})\n    at ${ADDRESS}:99:1`;
  return error;
}

describe('what goes wrong in a version', () => {
  test('is told with the first place in the reader’s own code', () => {
    rememberAddress(ADDRESS);
    expect(problemOf(thrownAt(new RangeError('no'), 12, 5), 'thrown')).toEqual({
      sentence: 'It threw RangeError: no. A visitor of your app would have seen an error page.',
      line: 12,
      column: 5,
    });
  });

  test('is told without a place that nobody knows', () => {
    rememberAddress(ADDRESS);
    expect(problemOf('out of order', 'thrown')).toEqual({
      sentence: 'It threw "out of order". A visitor of your app would have seen an error page.',
    });
    expect(lineIn('Error: x\n    at blob:null/other:3:4')).toBeUndefined();
  });

  test('is told as what it most likely is', () => {
    const sentence = (thrown: unknown) => problemOf(thrown, 'thrown').sentence;
    expect(sentence(new TypeError('flags.isEnabled is not a function'))).toContain(
      'an await is missing',
    );
    for (const words of [
      'localStorage is not defined',
      "Can't find variable: localStorage",
      'window is not defined',
      "Can't find variable: window",
    ]) {
      expect(sentence(new ReferenceError(words))).toContain('A stage runs on a server');
    }
    for (const words of ['locations is not defined', "Can't find variable: locations"]) {
      expect(sentence(new ReferenceError(words))).toContain('would have seen an error page');
    }
    expect(problemOf(new Error('late'), 'stray').sentence).toBe(
      'A promise was rejected and nobody caught it: Error: late. Await it, or give it a catch.',
    );
  });

  test('is told in the same words where an engine quotes the code', () => {
    const told = 'flags.isEnabled is not a function';
    const quoted = `${told}. (In 'flags.isEnabled('new-cool-feature')', 'flags.isEnabled' is undefined)`;
    expect(problemOf(new TypeError(quoted), 'thrown')).toEqual(
      problemOf(new TypeError(told), 'thrown'),
    );
  });

  test('is told whatever was thrown', () => {
    const circle: { self?: object } = {};
    circle.self = circle;
    const vicious = {
      toJSON: () => {
        throw new Error('no');
      },
    };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const trap = new Proxy({}, { get: () => vicious.toJSON() });
    expect(shown(circle)).toBe('{"self":"[itself]"}');
    expect(shown({ same: [1], twice: [1] })).toBe('{"same":[1],"twice":[1]}');
    for (const value of [
      revoked.proxy,
      trap,
      circle,
      vicious,
      Symbol('s'),
      1n,
      null,
      undefined,
      Object.create(null),
    ]) {
      expect(typeof shown(value)).toBe('string');
    }
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withMap: true, withSet: true }), (value) => {
        expect(problemOf(value, 'thrown').sentence.length).toBeLessThan(1000);
      }),
    );
  });
});
