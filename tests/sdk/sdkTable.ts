import { readRegion, writeRegion } from '../harness/docRegion.ts';
import { capabilities } from './capability.ts';
import { sdkNames } from './sdkNames.ts';

const DOCUMENT = 'docs/sdks.md';
const REGION = 'sdk-table';

/** The cells of the table in docs/sdks.md, its rows without the header. */
export function readSdkTable(): { header: string[]; rows: string[][] } {
  const [header = [], , ...rows] = readRegion(DOCUMENT, REGION)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return { header, rows };
}

/** Puts a row into the table, and takes out those of SDKs that are tested no more. */
export function writeSdkRow(row: string[]): void {
  const known = [...readSdkTable().rows.filter(([sdk]) => sdk !== row[0]), row];
  const rows = sdkNames.flatMap((name) => known.filter(([sdk]) => sdk === name));
  writeRegion(DOCUMENT, REGION, drawTable(rows));
}

function drawTable(rows: string[][]): string {
  const header = ['SDK', ...capabilities];
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [header, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}
