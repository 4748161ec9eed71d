import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writtenSteps } from '../../harness/content/writtenSteps.ts';
import { glossary } from '../../../src/components/prose/glossary.ts';
import { INSTRUMENTS, STEP_TABS } from '../../../src/lessons/paneTabs.ts';
import { editTitle, STAGES } from '../../../src/lessons/stages.ts';

const steps = writtenSteps();
const labels = [
  ...Object.values(STEP_TABS),
  ...Object.values(INSTRUMENTS).flatMap((one) => one?.label ?? []),
];

const written = steps.map(({ body }) => body).join('');
const edits = [...STAGES.keys()].flatMap((stage) => editTitle(stage) ?? []);
const controls = [
  ...[...written.matchAll(/<Control(?: of="console")? name="([^"]*)"/g)].map(
    ([, name = '']) => name,
  ),
  'Only for some',
];

describe.each(steps)('$file', ({ frontmatter, body }) => {
  const cast = [...frontmatter.matchAll(/- user: '?(.+?)'?\n/g)].map(([, user = '']) => user);

  test('names nobody of the cast, no tab, edit or control that cannot be touched', () => {
    const untouched = [
      ...cast.filter((user) => namesIn(body).includes(user)),
      ...labels.filter((label) => body.includes(`**${label}**`)),
      ...edits.filter((title) => body.includes(title)),
      ...controls.filter((name) => new RegExp(`(\\*\\*|“)${name}`).test(body)),
    ];
    expect(untouched).toEqual([]);
  });

  test('asks one question or two, or three where there is most to ask', () => {
    const asked = frontmatter.match(/\n {4}ask: /g) ?? [];
    expect(asked.length).toBeGreaterThanOrEqual(1);
    expect(asked.length).toBeLessThanOrEqual(3);
  });
});

test('at least half of the questions ask why', () => {
  const matter = steps.map(({ frontmatter }) => frontmatter).join('');
  const asked = matter.match(/\n {4}ask: /g) ?? [];
  const why = matter.match(/\n {4}why: true\n/g) ?? [];
  expect(why.length / asked.length).toBeGreaterThanOrEqual(0.5);
});

describe('the glossary', () => {
  test.each([...glossary.values()])(
    'explains $word in one to three short sentences',
    ({ text }) => {
      const sentences = text.split(/(?<=[.?])\s/);
      expect(sentences.length).toBeLessThanOrEqual(3);
      for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThan(30);
    },
  );

  test('leaves no number to be worked out by hand', () => {
    const file = readFileSync(new URL('../../../content/glossary.json', import.meta.url), 'utf8');
    expect(file.match(/\b0\.\d{3,}/g)).toBeNull();
    expect([...glossary.values()].map(({ text }) => text).join()).not.toMatch(/[{}]/);
  });
});

/** What stands in the text as somebody's name: a word or a code of its own, in no link and no tag. */
function namesIn(body: string): string[] {
  const text = body
    .replaceAll(/<Show\b[^>]*>.*?<\/Show>/gs, ' ')
    .replaceAll(/<\/?[A-Z](?:[^>"]|"[^"]*")*>/g, ' ')
    .replaceAll(/\[[^\]]*\]\([^)]*\)/g, ' ')
    // The value of a property, and what a name looks like in general.
    .replaceAll(/`\w+` \*?(is|contains)\*? `[^`]*`/g, ' ')
    .replaceAll(/<summary>.*?<\/summary>/gs, ' ')
    .replaceAll(/`user-1`( to|, `user-2` and so on)/g, ' ')
    .replaceAll(/`[^`]*[^\w`-][^`]*`/g, ' ');
  return text.match(/(?<![\w.-])[a-z][a-z0-9-]*(?![\w-])/g) ?? [];
}
