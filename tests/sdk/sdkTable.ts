import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { capabilities } from './capability.ts';

/** The rows of the README's table, in order: each the beginning of its first cell. */
export const sdks = [
  'posthog-node 5',
  'posthog-node 4',
  'posthog-node 3',
  'posthog-node 2',
  'posthog-js 1',
  'posthog-python 7',
  'posthog-python 6',
  'posthog-python 5',
  'posthog-python 3',
  'posthog-python 2',
];

const README = path.resolve(import.meta.dirname, '../../README.md');
const START = '<!-- sdk-table:start -->';
const END = '<!-- sdk-table:end -->';

/** The cells of the table in the README, its rows without the header. */
export function readSdkTable(): { header: string[]; rows: string[][] } {
  const [header = [], , ...rows] = between(readFileSync(README, 'utf8'))
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

/** Puts a row into the table in the README, in the place of an older one for the same SDK. */
export async function writeSdkRow(row: string[]): Promise<void> {
  const rows = [...readSdkTable().rows.filter((old) => sdkOf(old) !== sdkOf(row)), row];
  rows.sort((a, b) => sdks.indexOf(sdkOf(a)) - sdks.indexOf(sdkOf(b)));
  const lines = [['SDK', ...capabilities], ['---', ...capabilities.map(() => ':-:')], ...rows];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const readme = readFileSync(README, 'utf8');
  const written = readme.replace(between(readme), `\n\n${table}\n\n`);
  const options = await prettier.resolveConfig(README);
  writeFileSync(README, await prettier.format(written, { ...options, filepath: README }));
}

function sdkOf([name = '']: string[]): string {
  const sdk = sdks.find((start) => name.startsWith(`${start}.`));
  if (sdk === undefined) throw new Error(`${name} has no place in the table: add it to sdks.`);
  return sdk;
}

function between(readme: string): string {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`README.md needs ${START} and, after it, ${END}.`);
  return readme.slice(start + START.length, end);
}
