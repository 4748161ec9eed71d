import { describe, expect, test } from 'vitest';
import { findContentProblems } from '../../../../src/lessons/content/findContentProblems.ts';

const step = (id: string, body = '') => ({ id, body });

const find = (steps: ReturnType<typeof step>[], tutorials: string[]) =>
  findContentProblems(steps, { tutorials, stages: ['plain'], flags: ['new-cool-feature'] });

describe('findContentProblems', () => {
  test('finds nothing wrong with steps in order that link to each other', () => {
    const steps = [step('a/01-one', '[on](/a/two) [compare](/compare?user=ada)'), step('a/02-two')];
    expect(find(steps, ['a'])).toEqual([]);
  });

  test('names the file that leaves a gap in the order', () => {
    const [problem] = find([step('a/01-one'), step('a/03-three')], ['a']);
    expect(problem?.message).toBe('content/a/03-three.mdx stands where step 02 should.');
  });

  test('names one of two files with the same number', () => {
    const [problem] = find([step('a/01-one'), step('a/01-twin')], ['a']);
    expect(problem?.message).toBe('content/a/01-twin.mdx stands where step 02 should.');
  });

  test.each([
    ['[x](/a/nowhere)', '/a/nowhere', '/a/one'],
    ['<a href="/a/nowhere">x</a>', '/a/nowhere', '/a/one'],
    ['[x](nowhere)', 'nowhere', '/a/one'],
    ['[x](./nowhere#part)', './nowhere#part', '/a/one'],
    ['[x](../nowhere?a=b)', '../nowhere?a=b', '/a/one'],
    ['[x](/stages/nowhere/user/ada)', '/stages/nowhere/user/ada', 'plain'],
    ['[x](/flag/nowhere)', '/flag/nowhere', '/a/one'],
  ])('names the dead link in %s', (body, link, hint) => {
    const [problem] = find([step('a/01-one', body)], ['a']);
    expect(problem).toMatchObject({
      message: `content/a/01-one.mdx links to ${link}, and there is no such page.`,
      file: 'content/a/01-one.mdx',
      at: link,
    });
    expect(problem?.hint).toContain(hint);
  });

  test('lets links be that lead to what is there, or elsewhere', () => {
    const links = [
      'two',
      '../a/two#part',
      '#part',
      '/stages/plain/user/ada',
      '/flag/new-cool-feature',
      'https://posthog.com/docs',
      'mailto:ada@example.com',
    ].map((link) => `[x](${link})`);
    expect(find([step('a/01-one', links.join(' ')), step('a/02-two')], ['a'])).toEqual([]);
  });

  test('names the second of two steps with one address', () => {
    const [problem] = find([step('a/01-one'), step('a/02-one')], ['a']);
    expect(problem?.message).toBe(
      'content/a/02-one.mdx has the address /a/one, and so has content/a/01-one.mdx.',
    );
  });

  test('names the folder that is missing in the list of tutorials', () => {
    const [problem] = find([step('a/01-one'), step('b/01-one')], ['a']);
    expect(problem?.message).toBe('content/b has steps, and there is no src/tutorials/b.ts.');
  });

  test('names the tutorial in the list that has no step', () => {
    const [problem] = find([step('a/01-one')], ['a', 'b']);
    expect(problem?.message).toBe(
      'src/tutorials/b.ts declares a tutorial, and content/b has no step.',
    );
  });

  test('names a file that is not named like a step', () => {
    const [problem] = find([step('a/intro')], ['a']);
    expect(problem?.message).toBe('content/a/intro.mdx is not named like a step.');
  });
});
