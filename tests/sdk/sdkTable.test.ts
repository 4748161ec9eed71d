import { expect, test } from 'vitest';
import { howRun, sdkNames } from '../harness/sdk/sdkNames.ts';
import { readSdkTable, sdkTableHeader } from '../harness/sdk/sdkTable.ts';

test('the table of docs/sdks.md has every capability and every SDK, and no failure', () => {
  const { header, rows } = readSdkTable();
  expect(header).toEqual(sdkTableHeader);
  expect(rows.map(([sdk]) => sdk)).toEqual(sdkNames);
  expect(rows.map(([, how]) => how)).toEqual(sdkNames.map(howRun));
  expect(new Set(rows.flatMap(([, , ...cells]) => cells))).toEqual(new Set(['✓', '–']));
});
