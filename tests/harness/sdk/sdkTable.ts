import { readRegion, writeRegion } from '../docs/docRegion.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { capabilities } from './capability.ts';
import { sdkNames } from './sdkNames.ts';

const DOCUMENT = 'docs/sdks.md';
const REGION = 'sdk-table';

/** What the columns are about. */
export const sdkTableHeader = ['SDK', 'run', ...capabilities];

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
  writeRegion(DOCUMENT, REGION, markdownTable(sdkTableHeader, rows));
}
