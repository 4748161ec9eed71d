/**
 * The rooms of components, and what the rooms that draw may import of packages; see `ROOMS`.
 */
import type { Room } from './room.ts';

export const ASTRO = /^(astro(:|\/).+|@fontsource.+|es-toolkit)$/;

export const COMPONENT_ROOMS: Room[] = [
  components('ui', 'what several rooms of components need: badges, fields, numbers in words', []),
  components('parts', 'parts of a page that are asked for again: the newest answer wins'),
  components(
    'pane',
    'the work pane around it all: its views, tabs and sheet, and the runs so far',
    ['src/components/console/', 'src/components/result/'],
  ),
  components('console', 'runs a stage, follows the run, and puts each part of it into its place', [
    'src/components/frame/',
    'src/components/result/',
  ]),
  components('result', 'what came of a run, each part for one place of the work pane', [
    'src/components/flag/',
    'src/components/frame/',
    'src/components/picture/',
    'src/components/why/',
    'src/components/wire/',
  ]),
  {
    ...components('frame', 'runs a page with a script in a frame, and records what it does', [
      'src/frame/',
      'src/runs/',
    ]),
    packages: /^posthog-js\/dist\/module\.js\?url$/,
  },
  {
    ...components('worker', 'runs a reader’s own version of a stage, and records what it does', [
      'src/components/frame/',
      'src/runs/',
    ]),
    raw: ['src/worker/'],
  },
  components('readout', 'the one thing of a run that a step looks at', [
    'src/components/console/',
    'src/components/knows/',
    'src/components/result/',
    'src/components/why/',
  ]),
  components('knows', 'what PostHog knows: events, person, flag, breakdown', [
    'src/components/flag/',
  ]),
  components('picture', 'what goes between visitor, app and PostHog in a run, drawn', [
    'src/runs/',
  ]),
  components('runs', 'two runs beside each other', ['src/receipts/']),
  components('source', 'the code that a step runs, in two languages, and its edits', [
    'src/components/editor/',
  ]),
  {
    ...components('editor', 'a reader’s own version of a stage’s code: written, marked and run', [
      'src/components/worker/',
    ]),
    packages: /^(diff|prism-code-editor)(\/.+)?$/,
  },
  components('wire', 'the tape of a run’s requests'),
  components('flag', 'a flag in words, and the fields that change it'),
  components('why', 'a decision drawn: hash, number line, condition sets, what would flip it', [
    'src/components/flag/',
  ]),
  components('receipt', 'decides about anybody, with a flag and properties that the reader edits', [
    'src/components/flag/',
    'src/components/why/',
  ]),
  components('crowd', 'a thousand dots', ['src/components/flag/']),
  components('lag', 'the lag lab: events on their way'),
  components('history', 'the saves of a flag, and who gained or lost by each', [
    'src/components/flag/',
  ]),
  components('polling', 'servers that learn of a save one after the other'),
  components('flagForm', 'the form that makes a flag', ['src/components/flag/']),
  components('compare', 'the stages side by side'),
  components('home', 'the front page'),
  components('search', 'the search field, and what is found', [
    'src/components/prose/',
    'src/search/',
  ]),
  components('coding', 'tasks that change the code: the list, one of them, what a check came to', [
    'src/components/editor/',
    'src/components/worker/',
    'src/runs/',
  ]),
  components('tasks', 'what the reader does and says: ticks, questions, progress'),
  components('ends', 'what stands at the end of a step, and of a tutorial'),
  components('figures', 'what a step draws and counts in its text, worked out by the evaluator'),
  {
    ...components('prose', 'what the words of a step are made of, beside plain MDX', [
      'src/components/figures/',
      'src/components/tasks/',
    ]),
    raw: ['content/'],
  },
];

/** A room of components, which draw what they are given: of other rooms they need types alone. */
function components(name: string, holds: string, mayImport: string[] = []): Room {
  return {
    room: `src/components/${name}/`,
    holds,
    mayImport: [
      'src/components/parts/',
      'src/components/ui/',
      'src/flags/**',
      'src/json/',
      'src/scene/',
      'src/text/',
      ...mayImport,
    ],
    packages: ASTRO,
    anyType: true,
  };
}
