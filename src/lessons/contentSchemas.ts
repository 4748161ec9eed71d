/**
 * What the frontmatter of the content may say.
 */

import * as z from 'zod';
import { isJarName } from '../runs/stageCookies.ts';
import { findRowProblems } from './console/findRowProblems.ts';
import { rowSchema } from './console/rowSchema.ts';
import { STEP_TABS } from './paneTabs.ts';
import { questionSchema } from './questionSchema.ts';
import { actionSchema } from './actionSchema.ts';
import { isEdit, stageNamed, STAGES } from './stages.ts';

const names = [...STAGES.keys()];
const NAMES = {
  stages: names.filter((name) => !isEdit(name)),
  edits: names.filter(isEdit),
};

const TABS = Object.keys(STEP_TABS) as (keyof typeof STEP_TABS)[];

const stageSchema = z.custom<string>((input) => NAMES.stages.some((name) => name === input), {
  error: ({ input }) =>
    `There is no stage "${String(input)}". Use one of ${NAMES.stages.join(', ')}.`,
});

const editSchema = z.custom<string>((input) => NAMES.edits.some((name) => name === input), {
  error: ({ input }) =>
    `There is no edit "${String(input)}". Use one of ${NAMES.edits.join(', ')}.`,
});

const browserSchema = z.string().refine(isJarName, {
  error: ({ input }) =>
    `"${String(input)}" is no name for a browser. Use lower case letters, digits and -, such as laptop.`,
});

const stepFields = z.strictObject({
  title: z.string().min(1),
  /** One sentence, for the home page and search engines. */
  description: z.string().min(1),
  /** How long it takes to read and to do: its words by 200, and a minute for each run it asks for. */
  minutes: z.int().min(1).max(30),
  /** The stage that the console runs and whose source is shown. */
  stage: stageSchema,
  /** Key of the flag that its instruments begin with, where that is not the stage's. */
  flag: z.string().optional(),
  /** Names of the flag's states that its instrument offers, where that is not all of them. */
  states: z.array(z.string()).optional(),
  /** Further stages to choose from in the console; the source of each is shown in a fold. */
  stages: z.array(stageSchema).default([]),
  /** Edits of these stages that stand beside the source, to be run as well. */
  edits: z.array(editSchema).default([]),
  /** Whether the source is folded away, because finding the fault is the reader's task. */
  riddle: z.boolean().default(false),
  /** Whether the file that makes the SDK client is shown, too. */
  client: z.boolean().default(false),
  /** What the work pane leads with. */
  shows: z.enum([
    'console',
    'flag-form',
    'compare',
    'receipt',
    'crowd',
    'lag',
    'history',
    'polling',
  ]),
  /** The tab that is open at first; the reader's own choice comes before it. */
  opens: z.literal(TABS).default('source'),
  /** What stands in the head of the pane under the page, to be seen after each run. */
  readout: z.enum(['none', 'person', 'verdict', 'breakdown', 'queue', 'strip']).default('none'),
  /** Whether the console has the switch that makes PostHog slow, or takes it down, for a run. */
  faults: z.boolean().default(false),
  /** Browsers to choose from, each with cookies of its own: two or three, or none for the reader's alone. */
  browsers: z.array(browserSchema).max(3).default([]),
  /** Requests that run one after the other by one click. */
  rows: z.array(rowSchema).default([]),
  /** Users to pick in the console, each with what makes it interesting. */
  cast: z.array(z.strictObject({ user: z.string().min(1), note: z.string().max(60) })).min(1),
  /** What shows that the step was done. */
  checks: z
    .array(
      z.strictObject({
        /** The name under which the tutorial says how it is seen. */
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        title: z.string().min(1),
        hint: z.string().min(1),
        /** The same in two or three words, for the bar, e.g. `run priya`. */
        next: z.string().min(1).max(28),
        /**
         * What its reader does, where the words of the Try-it item do not say it all; empty where what
         * the checks before it did is only looked at.
         */
        walk: z.array(actionSchema).optional(),
      }),
    )
    .min(1),
  /** What the step asks before it shows it. */
  questions: z.array(questionSchema).default([]),
});

/** Frontmatter of a step, content/<tutorial>/NN-name.mdx. */
export const stepSchema = stepFields.superRefine((step, context) => {
  const { stage, stages, edits, browsers } = step;
  const stray = edits.find((edit) => ![stage, ...stages].includes(stageNamed(edit).since ?? ''));
  if (stray !== undefined) {
    const { since = '' } = stageNamed(stray);
    context.addIssue(
      `The edit "${stray}" changes the stage "${since}", which this step does not run.`,
    );
  }
  if (browsers.length === 1 || new Set(browsers).size < browsers.length) {
    context.addIssue('A step names two or three different browsers, or none.');
  }
  for (const problem of findRowProblems(step)) context.addIssue(problem);
});

/** The frontmatter of a step, and the tutorial whose step it is. */
export type StepData = z.infer<typeof stepSchema> & { tutorial: string };

/** Frontmatter of the home page. */
export const homeSchema = z.strictObject({
  title: z.string(),
  /** One or two sentences, for search engines. */
  description: z.string(),
  /** What a reader does here, in one sentence. */
  lede: z.string(),
});
