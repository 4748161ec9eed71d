import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placeOnLine } from '../../../src/components/figures/places.ts';
import { newCoolFeature } from '../../../src/tutorials/first-flag/newCoolFeature.ts';
import { writtenSteps } from '../../harness/content/writtenSteps.ts';

const steps = writtenSteps();
const components = ['figures', 'prose', 'tasks']
  .flatMap((room) => readdirSync(new URL(`../../../src/components/${room}/`, import.meta.url)))
  .filter((name) => name.endsWith('.astro'))
  .map((name) => name.replace('.astro', ''));

test('reads the steps of all tutorials', () => {
  expect(steps.length).toBeGreaterThanOrEqual(12);
});

describe.each(steps)('$file', ({ frontmatter, body, flag }) => {
  const prose = body.replaceAll(/`[^`]*`/g, '');

  test('is long enough to teach and short enough to read', () => {
    const words = body.replaceAll(/<\/?[A-Z][^>]*>/g, ' ').split(/\s+/).length;
    expect(words).toBeGreaterThan(350);
    expect(words).toBeLessThan(700);
  });

  test('takes about as long as it says: to read at 200 words a minute, and to run', () => {
    const minutes = Number(/^minutes: (\d+)$/m.exec(frontmatter)?.[1]);
    const reading = body.split(/\s+/).length / 200;
    expect(minutes).toBeGreaterThan(reading);
    expect(minutes).toBeLessThan(reading + 8);
  });

  test('has two-level headings only, and at least three', () => {
    const headings = body.match(/^#+ .*/gm) ?? [];
    expect(headings.length).toBeGreaterThanOrEqual(3);
    expect(headings.filter((heading) => !heading.startsWith('## '))).toEqual([]);
  });

  test('has no code block: the Source pane shows what runs', () => {
    expect(body).not.toContain('```');
  });

  test('uses only components that the step page passes', () => {
    const used = [...prose.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name);
    expect(used.filter((name) => !components.includes(name ?? ''))).toEqual([]);
  });

  test('types no bucket by hand', () => {
    expect(prose.match(/\b0\.\d{3,}/g)).toBeNull();
  });

  test('says of each user in the console where the flag puts them', () => {
    const cast = [...frontmatter.matchAll(/- user: '?(.+?)'?\n\s+note: (.*)/g)];
    expect(cast.length).toBeGreaterThanOrEqual(3);
    expect(cast.length).toBeLessThanOrEqual(5);
    for (const [, user = '', note = ''] of cast) {
      const { bucket, inRollout } = placeOnLine(flag, user);
      if (/inside the half|through the first set/i.test(note)) expect(inRollout, user).toBe(true);
      if (/outside the half|second set|so false/i.test(note)) expect(inRollout, user).toBe(false);
      if (/just outside the half/i.test(note)) expect(bucket, user).toBeLessThan(0.51);
    }
  });

  test('leads on to the next step or beyond', () => {
    const ending = body.trim().split('\n\n').at(-1) ?? '';
    expect(ending).toMatch(/^[A-Z][^#<]+\.$/);
  });
});

describe('what the prose says of certain users', () => {
  test('is true of ian: the first condition set lets him in', () => {
    expect(placeOnLine(newCoolFeature, 'ian').inRollout).toBe(true);
  });

  test.each(['ada', 'priya', 'max', 'kofi', 'guest-10'])(
    'is true of %s: outside the half',
    (user) => {
      expect(placeOnLine(newCoolFeature, user).inRollout).toBe(false);
    },
  );

  test('is true of ada in one set with both rules: she stays out', () => {
    expect(placeOnLine(newCoolFeature, 'ada').bucket).toBeGreaterThan(0.5);
  });
});
