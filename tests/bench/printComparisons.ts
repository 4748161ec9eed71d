import { printTable } from '../harness/suite/printTable.ts';
import type { Comparison } from './compareRates.ts';

/** What was measured, against what, how the two compare, and the ratio that is to be reached. */
type Row = [what: string, against: string, comparison: Comparison, target: number];

/** Prints comparisons beside their targets. */
export function printComparisons(rows: readonly Row[]): void {
  printTable(
    ['what', 'per second', 'against', 'its per second', 'ratio', 'target'],
    rows.map(([what, against, { rate, baseRate, ratio }, target]) => [
      what,
      rate.toFixed(0),
      against,
      baseRate.toFixed(0),
      ratio.toFixed(2),
      `≥ ${target.toFixed(1)}`,
    ]),
  );
}
