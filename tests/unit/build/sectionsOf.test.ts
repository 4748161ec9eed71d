import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sectionsOf } from '../../../src/build/sectionsOf.ts';

const textOf = (mdx: string) => sectionsOf(mdx)[0]?.text;

describe('sectionsOf', () => {
  test('parts a text at its headings, also inside of a fold', () => {
    const mdx = `---
title: Not a part of the text
---

Before.

## A *first* heading

One.

<details>
<summary>Why?</summary>

Two.

### Deep inside

Three.

</details>
`;
    expect(sectionsOf(mdx).map(({ heading, text }) => [heading, text])).toEqual([
      ['', 'Before.'],
      ['A first heading', 'One. Why? Two.'],
      ['Deep inside', 'Three.'],
    ]);
  });

  test.each([
    ['words in a component', '<Term name="flag-key">flag *key*</Term>s', 'flag keys'],
    ['a tab, by its label', 'Open <Open tab="Wire" />.', 'Open Wire.'],
    ['a control', 'Press <Control name="Save" />.', 'Press Save.'],
    ['a user', 'Run <Run user="<b>ada</b>" stage="flag" />.', 'Run <b>ada</b>.'],
    ['a user by other words', 'Run <Run user="ada" as="her" />.', 'Run her.'],
    ['an edit', 'Choose <Edit name="drop-the-escape" />.', 'Choose drop the escape.'],
    ['a term without words', 'A <Term name="flag-key" />.', 'A flag key.'],
    ['nothing of a number that is worked out', 'At <Bucket user="ian" />, in.', 'At …, in.'],
    ['nothing of a drawing', "One.\n\n<BucketLine users={['ian']} />\n\nTwo.", 'One. Two.'],
    ['code', 'Call `isEnabled()`.\n\n```ts\nconst a = 1;\n```\n', 'Call isEnabled(). const a = 1;'],
    ['links and emphasis', 'See [the **docs**](https://posthog.com).', 'See the docs.'],
    ['lists', '- One.\n- Two.\n', 'One. Two.'],
    ['tables', '| a | b |\n| - | - |\n| c | d |\n', 'a b c d'],
    ['nothing of a comment', 'One{/* two */}.', 'One.'],
    ['a space of its own', 'One{\' \'}<Run user="ada" />.', 'One ada.'],
    [
      'tasks, each apart from the next',
      '<TryIt>\n<Task check="a">One.</Task>\n<Task check="b">Two.</Task>\n</TryIt>',
      'One. Two.',
    ],
  ])('keeps %s', (_, mdx, text) => {
    expect(textOf(mdx)).toBe(text);
  });

  test('names the questions of each section', () => {
    const mdx = '<Predict id="one" />\n\n## Then\n\n<Predict id="two" />\n';
    expect(sectionsOf(mdx).map(({ questions }) => questions)).toEqual([['one'], ['two']]);
  });

  test.each(globSync('content/*/*.mdx'))('leaves no markup in %s', (file) => {
    const mdx = readFileSync(file, 'utf8');
    const sections = sectionsOf(mdx);
    const markup = /<\/?[A-Z]|\]\(|\{\/\*|\*\*|^#/;
    expect(sections.filter(({ heading, text }) => markup.test(`${heading}\n${text}`))).toEqual([]);
    const headings = mdx.match(/^#{2,4} /gm) ?? [];
    expect(sections).toHaveLength(headings.length + 1);
  });
});
