/**
 * Prints what home, the search, the tasks and every step of every tutorial cost a reader's network, by kind,
 * against their budget, and how much they move while they load. Ends with exit code 1 when a budget is exceeded.
 */
import { allSteps } from '../harness/server/allSteps.ts';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { printTable } from '../harness/suite/printTable.ts';
import { startServer } from '../harness/server/startServer.ts';
import { weighEditor } from './weighEditor.ts';
import { weighPage, type PageWeight } from './weighPage.ts';

interface Measure {
  title: string;
  of: (weight: PageWeight) => number;
  show: (value: number) => string;
  limit?: number;
}

/** It opens with the editor, which is a part of the 90 KB: its page at rest is a page in use. */
const TASK = '/tasks/answer-first';
const PATHS = ['/', '/search?q=bucket', '/tasks', TASK, ...allSteps];

const KB = 1000;
const inKb = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;

/** The editor and what runs a version, which come with the first change. */
const EDITOR_LIMIT = 90 * KB;

const MEASURES: Measure[] = [
  { title: 'HTML', of: ({ wire }) => wire['document'] ?? 0, show: inKb },
  {
    title: 'page without fonts',
    of: ({ wire }) => sum(wire) - (wire['font'] ?? 0),
    show: inKb,
    limit: 56 * KB,
  },
  { title: 'scripts', of: ({ gzip }) => gzip['script'] ?? 0, show: inKb, limit: 25 * KB },
  // 7 KB more than scripts at rest: the crowd decides with the flag service's regular expressions.
  { title: 'scripts in use', of: (weight) => weight.scriptsInUse, show: inKb, limit: 32 * KB },
  { title: 'styles', of: ({ gzip }) => gzip['stylesheet'] ?? 0, show: inKb, limit: 12 * KB },
  { title: 'fonts', of: ({ body }) => body['font'] ?? 0, show: inKb, limit: 70 * KB },
  {
    title: 'layout shift',
    of: ({ layoutShift }) => layoutShift,
    show: (shift) => shift.toFixed(4),
    limit: 0,
  },
];

const server = await startServer();
const browser = await openBrowser();
const rows: string[][] = [];
const excesses: string[] = [];
let editor: number;
try {
  for (const path of PATHS) {
    const weight = await weighPage(browser, server.origin + path);
    rows.push([path, ...MEASURES.map(({ of, show }) => show(of(weight)))]);
    excesses.push(...MEASURES.flatMap((measure) => excessOf(path, measure, weight)));
  }
  editor = await weighEditor(browser, `${server.origin}/first-flag/flag`);
} finally {
  await browser.close();
  await server.stop();
}

console.log(
  'HTML and page: over the wire, with headers. Scripts and styles: gzip. Fonts: files.\n',
);
const budget = MEASURES.map(({ limit, show }) => (limit === undefined ? '' : `≤ ${show(limit)}`));
printTable(['', ...MEASURES.map(({ title }) => title)], [...rows, ['budget', ...budget]]);
console.log(
  `\nTo change the code of a stage and run it: ${inKb(editor)} more, of ${inKb(EDITOR_LIMIT)} at most.`,
);
if (editor > EDITOR_LIMIT) excesses.push(`the editor: ${inKb(editor)}`);
for (const excess of excesses) console.error(excess);
process.exitCode = excesses.length > 0 ? 1 : 0;

function excessOf(path: string, { title, of, show, limit }: Measure, weight: PageWeight): string[] {
  const value = of(weight);
  const isWithEditor = path === TASK && (title === 'scripts' || title === 'styles');
  if (limit === undefined || value <= limit || isWithEditor) return [];
  return [`${path}: ${title}: ${show(value)}, over the budget of ${show(limit)}`];
}

function sum(values: Record<string, number>): number {
  return Object.values(values).reduce((total, value) => total + value, 0);
}
