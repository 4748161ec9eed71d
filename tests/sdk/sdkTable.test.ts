import { expect, test } from 'vitest';
import { capabilities } from './capability.ts';
import { sdkNames } from './sdkNames.ts';
import { readSdkTable } from './sdkTable.ts';

test('the table of docs/sdks.md has every capability and every SDK, and no failure', () => {
  const { header, rows } = readSdkTable();
  expect(header).toEqual(['SDK', ...capabilities]);
  expect(rows.map(([sdk]) => sdk)).toEqual(sdkNames);
  expect(new Set(rows.flatMap(([, ...cells]) => cells))).toEqual(new Set(['✓', '–']));
});
