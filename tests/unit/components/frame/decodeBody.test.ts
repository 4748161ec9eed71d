import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBody } from '../../../../src/components/frame/decodeBody.ts';

const BODY = { event: 'paid', properties: { name: 'Zoë' } };
const TEXT = JSON.stringify(BODY);

/** Its own buffer, which Node's are not. */
const bytes = (data: string | Buffer): ArrayBuffer => new Uint8Array(Buffer.from(data)).buffer;

describe('decodeBody', () => {
  test.each([
    ['plain', bytes(TEXT)],
    ['zipped', bytes(gzipSync(TEXT))],
    [
      'in the field of a form',
      bytes(`data=${encodeURIComponent(Buffer.from(TEXT).toString('base64'))}`),
    ],
  ])('reads what posthog-js sends %s', async (_, body) => {
    expect(await decodeBody(body)).toEqual(BODY);
  });

  test('gives what is no JSON back as text', async () => {
    expect(await decodeBody(bytes('hello'))).toBe('hello');
  });
});
