/**
 * A request as a fuzzer sends it, and its parts in the forms that HTTP has for them.
 */

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FieldList } from './mutateFields.ts';
import { oddText, toJson } from './oddJson.ts';

/** A request; its body, when it has one, is sent with its length. */
export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

/** The headers and the body that a request brings. */
export type Content = Pick<FuzzRequest, 'headers' | 'body'>;

/** Percent-encoded to the byte, lone surrogates too, which no browser would send. */
export function encode(text: string): string {
  const bytes = Buffer.concat(
    Array.from(text, (character) =>
      /^[\ud800-\udfff]$/.test(character)
        ? Buffer.from([0xed, 0xa0, 0x80 + (character.charCodeAt(0) & 0x3f)])
        : Buffer.from(character),
    ),
  );
  return Array.from(bytes, (byte) =>
    /[\w.~-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}

/** Fields as a query or a form has them. */
export function encodeFields(fields: FieldList): string {
  return fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
  'application/octet-stream',
  ';;=',
];

/** The type that belongs to a body, or now and then another one or none. */
const typeOf = (usual: string): fc.Arbitrary<Record<string, string>> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant({ 'Content-Type': usual }) },
    fc.constantFrom({}, ...TYPES.map((type) => ({ 'Content-Type': type }))),
  );

/** JSON as the REST API takes it, seldom in another form; now and then spoilt. */
export function plainContent(values: fc.Arbitrary<unknown>): fc.Arbitrary<Content> {
  const plain = values.map((value) => Buffer.from(toJson(value)));
  const bodies = fc.oneof({ weight: 8, arbitrary: plain }, spoilt(plain));
  return fc.oneof({ weight: 12, arbitrary: withType(bodies) }, jsonContent(values));
}

/** JSON as SDKs send it: plain, gzipped, in base64, in a field of a form; now and then spoilt. */
export function jsonContent(values: fc.Arbitrary<unknown>): fc.Arbitrary<Content> {
  const plain = values.map((value) => Buffer.from(toJson(value)));
  const bodies = fc.oneof(
    { weight: 6, arbitrary: plain },
    { weight: 2, arbitrary: plain.map((body) => gzipSync(body)) },
    plain.map((body) => gzipSync(gzipSync(body))),
    plain.map((body) => Buffer.from(body.toString('base64'))),
    spoilt(plain),
    spoilt(plain.map((body) => gzipSync(body))),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    // More than any path takes when it is inflated, and a few kilobytes until then.
    fc.constantFrom(' ', '[').map((text) => gzipSync(text.repeat(21 * 2 ** 20))),
  );
  const form = plain.map((body) => ({
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(`data=${encodeURIComponent(body.toString('base64'))}`),
  }));
  return fc.oneof({ weight: 9, arbitrary: withType(bodies) }, form);
}

function withType(bodies: fc.Arbitrary<Buffer>): fc.Arbitrary<Content> {
  return fc.tuple(typeOf('application/json'), bodies).map(([headers, body]) => ({ headers, body }));
}

/** A form as a page sends it, with another type or spoilt now and then. */
export function formContent(fields: fc.Arbitrary<FieldList>): fc.Arbitrary<Content> {
  const encoded = fields.map((list) => Buffer.from(encodeFields(list)));
  const urlencoded = fc
    .tuple(typeOf('application/x-www-form-urlencoded'), fc.oneof(encoded, spoilt(encoded)))
    .map(([headers, body]) => ({ headers, body }));
  return fc.oneof({ weight: 3, arbitrary: urlencoded }, multipartContent(fields));
}

const BOUNDARY = 'flagbook';
const MULTIPART = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` };

/** A form in parts; a part called `csv` is a file. */
export function multipartContent(fields: fc.Arbitrary<FieldList>): fc.Arbitrary<Content> {
  const whole = fields.map((list) => {
    const parts = list.map(([name, value]) => {
      const file = name === 'csv' ? '; filename="list.csv"\r\nContent-Type: text/csv' : '';
      return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
    });
    return Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`);
  });
  return fc
    .oneof({ weight: 3, arbitrary: whole }, spoilt(whole))
    .map((body) => ({ headers: MULTIPART, body }));
}

/** A body cut short, or with some of its bytes overwritten. */
function spoilt(bodies: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  return fc
    .tuple(bodies, fc.nat(400), fc.oneof(oddText, fc.constant(undefined)))
    .map(([body, at, text]) =>
      text === undefined
        ? body.subarray(0, at)
        : Buffer.concat([body.subarray(0, at), Buffer.from(text), body.subarray(at + 3)]),
    );
}

const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A method, most of the time the given one. */
export function methodLike(method: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 20, arbitrary: fc.constant(method) }, fc.constantFrom(...METHODS));
}

/** A request with its content; those methods that read have none. */
export function requestOf(
  method: string,
  path: string,
  { headers, body }: Content,
  more: Record<string, string> = {},
): FuzzRequest {
  const request = { method, path, headers: { ...headers, ...more } };
  return method === 'GET' || method === 'HEAD' || body === undefined
    ? request
    : { ...request, body };
}
