import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capabilities } from './capability.ts';
import { sdkNames } from './sdkNames.ts';

const README = path.resolve(import.meta.dirname, '../../README.md');
const START = '<!-- sdk-table:start -->';
const END = '<!-- sdk-table:end -->';

/** The cells of the table in the README, its rows without the header. */
export function readSdkTable(): { header: string[]; rows: string[][] } {
  const [header = [], , ...rows] = cutReadme()
    .table.split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return { header, rows };
}

/** Puts a row into the table in the README, and takes out those of SDKs that are tested no more. */
export function writeSdkRow(row: string[]): void {
  const known = [...readSdkTable().rows.filter(([sdk]) => sdk !== row[0]), row];
  const rows = sdkNames.flatMap((name) => known.filter(([sdk]) => sdk === name));
  const { before, after } = cutReadme();
  writeFileSync(README, `${before}\n\n${drawTable(rows)}\n\n${after}`);
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

/** The README in three: up to the table, the table, and the rest. */
function cutReadme() {
  const readme = readFileSync(README, 'utf8');
  const [start, end] = [readme.indexOf(START) + START.length, readme.indexOf(END)];
  if (!readme.includes(START) || end < start) {
    throw new Error(`README.md needs ${START} and, after it, ${END}.`);
  }
  return {
    before: readme.slice(0, start),
    table: readme.slice(start, end),
    after: readme.slice(end),
  };
}
