import { describe, expect, test } from 'vitest';
import { readStagePath } from '../../../src/lessons/readStagePath.ts';

describe('readStagePath', () => {
  test.each([
    ['/stages/plain/', {}],
    ['/stages/plain', {}],
    ['/stages/flag/user/ada', { user: 'ada' }],
    ['/stages/flag/user/ada/', { user: 'ada' }],
    ['/stages/flag/user/ada%40example.com', { user: 'ada@example.com' }],
    ['/stages/flag/user/a%2Fb%25', { user: 'a/b%' }],
    ['/stages/flag/user/%F0%9F%A6%8A', { user: '🦊' }],
  ])('reads whom %s is about', (path, params) => {
    expect(readStagePath(path)).toEqual({ params });
  });

  test('counts characters, not bytes: 200 foxes are a name, 201 are not', () => {
    const fox = encodeURIComponent('🦊');
    const read = (count: number) => readStagePath(`/stages/flag/user/${fox.repeat(count)}`);
    expect(read(200).params).toEqual({ user: '🦊'.repeat(200) });
    expect(read(201).refusal?.status).toBe(400);
  });

  test('answers 404 with the stages that there are', () => {
    const { refusal } = readStagePath('/stages/nope/user/ada');
    expect(refusal?.status).toBe(404);
    expect(refusal?.sentence).toContain('plain, capture, flag, flag-property');
  });

  test.each([
    '/stages/plain/users/ada',
    '/stages/plain/user/',
    '/stages/plain/user/ada/bob',
    '/stages/plain//',
    '/stages/plain/index',
    '/stages/plain/user/ada//',
  ])('answers 404 to %s with the pages that there are', (path) => {
    const { refusal } = readStagePath(path);
    expect(refusal?.status).toBe(404);
    expect(refusal?.sentence).toContain('try /stages/plain/ and /stages/plain/user/ada');
  });

  test('answers 405 to a method that a page does not have, and names those that it has', () => {
    const { refusal } = readStagePath('/stages/flag/user/ada', 'DELETE');
    expect(refusal?.status).toBe(405);
    expect(refusal?.allow).toBe('GET, HEAD');
    expect(refusal?.sentence).toContain('takes no DELETE. Ask for it by GET.');
    expect(readStagePath('/stages/flag/user/ada', 'HEAD')).toEqual({ params: { user: 'ada' } });
  });

  test('answers 400 to a name that cannot be decoded', () => {
    expect(readStagePath('/stages/flag/user/%E0%A4%A').refusal?.status).toBe(400);
  });
});
