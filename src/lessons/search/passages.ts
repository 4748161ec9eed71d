/**
 * What can be found: every section of every step, every task, and every term of the glossary.
 */

import { render } from 'astro:content';
import * as z from 'zod';
import glossaryJson from '../../../content/glossary.json?raw';
import type { Section } from '../../search/section.ts';
import { readSteps, type Step } from '../readSteps.ts';
import { type KnownTask, TASKS } from '../tasks/tasks.ts';
import { TUTORIALS } from '../tutorials.ts';

/** A section of a step; what stands before its first heading has none. */
export interface Passage {
  kind: 'passage';
  /** Its page, at its heading. */
  href: string;
  /** Path of the step. */
  step: string;
  /** E.g. `First flag, step 3`. */
  place: string;
  title: string;
  /** What begins with it: a tutorial, a step; empty where that is not so. */
  begins: { tutorial: string; step: string };
  heading: string;
  /** One sentence about the step, with its first section. */
  about: string;
  text: string;
}

/** A word that the glossary explains. */
export interface FoundTerm {
  kind: 'term';
  id: string;
  word: string;
  text: string;
}

const SECTIONS = import.meta.glob<Section[]>('../../../content/*/*.mdx', {
  query: '?sections',
  import: 'default',
  eager: true,
});

/** The sections of all steps, in reading order, then the tasks. */
export async function readPassages(): Promise<Passage[]> {
  const passages = TUTORIALS.map(async ({ id, title }) => {
    const steps = await readSteps(id);
    return Promise.all(steps.map((step) => passagesOf(step, title)));
  });
  return [...(await Promise.all(passages)).flat(2), ...[...TASKS.values()].map(taskPassage)];
}

/** A task as what it asks for: a hint that is found has helped already. */
function taskPassage({ path, title, goal, tutorial }: KnownTask): Passage {
  return {
    kind: 'passage',
    href: path,
    step: path,
    place: `${tutorial.title}, a task`,
    title,
    begins: { tutorial: '', step: title },
    heading: '',
    about: goal,
    text: goal,
  };
}

/** All terms; a number that is worked out for their page is left out. */
export function readTerms(): FoundTerm[] {
  const terms = termsSchema.parse(JSON.parse(glossaryJson));
  return Object.entries(terms).map(([id, { word, text }]) => ({
    kind: 'term',
    id,
    word,
    text: text.replaceAll(/\{[^}]*\}/g, '…').replaceAll('`', ''),
  }));
}

const termsSchema = z.record(z.string(), z.object({ word: z.string(), text: z.string() }));

async function passagesOf(step: Step, tutorial: string): Promise<Passage[]> {
  const { entry, data, number, path } = step;
  const sections = SECTIONS[`../../../content/${entry.id}.mdx`] ?? [];
  const asks = new Map(data.questions.map(({ id, ask }) => [id, ask]));
  // Their anchors are Astro's own.
  const { headings } = await render(entry);
  return sections.map(({ heading, text, questions }, index) => {
    const slug = headings[index - 1]?.slug;
    return {
      kind: 'passage',
      href: slug === undefined ? path : `${path}#${slug}`,
      step: path,
      place: `${tutorial}, step ${number}`,
      title: data.title,
      begins: {
        tutorial: index === 0 && number === 1 ? tutorial : '',
        step: index === 0 ? data.title : '',
      },
      heading,
      about: index === 0 ? data.description : '',
      text: [text, ...questions.map((id) => asks.get(id) ?? '')].join(' ').trim(),
    };
  });
}
