/**
 * Prints what each step's page costs a reader's network, by kind, against its budget, and how much
 * the page moves while it loads. Ends with exit code 1 when a budget is exceeded.
 */
import { openBrowser } from '../harness/openBrowser.ts';
import { startServer } from '../harness/startServer.ts';
import { steps } from '../harness/steps.ts';
import { weighPage, type PageWeight } from './weighPage.ts';

const KB = 1000;

/** Bytes; `move` is the cumulative layout shift. */
const BUDGET: Record<string, number> = {
  'page without fonts': 56 * KB,
  script: 25 * KB,
  style: 12 * KB,
  font: 70 * KB,
  move: 0,
};

const server = await startServer();
const browser = await openBrowser();
const rows: Record<string, Record<string, string>> = {};
const excesses: string[] = [];
try {
  for (const step of steps) {
    const weight = await weighPage(browser, server.origin + step);
    const measured = sums(weight);
    rows[step] = Object.fromEntries(Object.entries(measured).map(([kind, n]) => [kind, text(n)]));
    excesses.push(...excessesOf(step, measured));
  }
} finally {
  await browser.close();
  await server.stop();
}
rows['budget'] = Object.fromEntries(
  Object.entries(BUDGET).map(([kind, limit]) => [kind, `≤ ${text(limit)}`]),
);
console.log('Bytes over the wire; for scripts and styles, what gzip makes of them; layout shift');
console.table(rows);
for (const excess of excesses) console.error(excess);
process.exitCode = excesses.length > 0 ? 1 : 0;

function sums({ wire, gzip, layoutShift }: PageWeight): Record<string, number> {
  const { font = 0, ...others } = wire;
  return {
    document: wire['document'] ?? 0,
    script: gzip['script'] ?? 0,
    style: gzip['stylesheet'] ?? 0,
    font,
    'page without fonts': Object.values(others).reduce((sum, bytes) => sum + bytes, 0),
    move: layoutShift,
  };
}

function excessesOf(step: string, measured: Record<string, number>): string[] {
  return Object.entries(BUDGET).flatMap(([kind, limit]) => {
    const value = measured[kind] ?? 0;
    return value > limit ? [`${step}: ${kind} is ${text(value)}, the budget ${text(limit)}`] : [];
  });
}

function text(value: number): string {
  return value >= 1 ? `${(value / KB).toFixed(1)} KB` : String(Number(value.toFixed(4)));
}
