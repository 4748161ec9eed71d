import { describe, expect, test } from 'vitest';
import { senderOfRequest } from '../../../src/gate/senderOf.ts';

const SITE = 'http://localhost:4321';
const senderOf = (headers: Record<string, string>, method = 'GET', url = `${SITE}/run`) =>
  senderOfRequest(new Request(url, { method, headers }));

const LINK = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
};

describe('senderOf', () => {
  test.each([
    ['curl, or an SDK on a server', {}],
    ['an address that was typed', { ...LINK, 'Sec-Fetch-Site': 'none' }],
    ['a page of this site', { 'Sec-Fetch-Site': 'same-origin', Origin: SITE }],
    [
      'a form of a page that hides where it is',
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' },
    ],
    ['a page of this site over plain HTTP', { Origin: SITE }],
    ['a page of this site behind TLS', { Origin: 'https://localhost:4321' }],
    ['a link of this site over plain HTTP', { Referer: `${SITE}/first-flag/flag` }],
  ])('lets %s pass', (_, headers) => {
    expect(senderOf(headers)).toBe('own');
    expect(senderOf(headers, 'POST')).toBe('own');
  });

  test.each([
    ['a script', { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'cross-site' }],
    ['a script, in a browser that says little', { Origin: 'https://evil.test' }],
    ['a page of no origin', { Origin: 'null' }],
    [
      'another port of this machine',
      { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-site' },
    ],
    ['another name of this machine', { Origin: 'http://127.0.0.1:4321' }],
    [
      'an image',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' },
    ],
    ['a frame', { ...LINK, 'Sec-Fetch-Dest': 'iframe' }],
    ['an embedded object', { ...LINK, 'Sec-Fetch-Dest': 'object' }],
    ['no origin that can be read', { Origin: 'nonsense' }],
    [
      'an origin that a browser cannot have sent with it',
      { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'none' },
    ],
  ])('takes %s of another site for foreign', (_, headers) => {
    expect(senderOf(headers)).toBe('foreign');
    expect(senderOf(headers, 'POST')).toBe('foreign');
  });

  test.each([
    ['from another site', LINK],
    ['from another port', { ...LINK, 'Sec-Fetch-Site': 'same-site' }],
    ['over plain HTTP', { Referer: 'http://evil.test/' }],
  ])('tells a link %s from what its page does by itself', (_, headers) => {
    expect(senderOf(headers)).toBe('link');
    expect(senderOf(headers, 'HEAD')).toBe('link');
    expect(senderOf(headers, 'POST')).toBe('foreign');
  });
});
