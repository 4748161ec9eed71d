import { expect, test } from 'vitest';
import { capabilities } from '../harness/sdk/capability.ts';
import { sdkNames } from '../harness/sdk/sdkNames.ts';
import { readSdkTable } from '../harness/sdk/sdkTable.ts';

test('the table of docs/sdks.md has every capability and every SDK, and no failure', () => {
  const { header, rows } = readSdkTable();
  expect(header).toEqual(['SDK', ...capabilities]);
  expect(rows.map(([sdk]) => sdk)).toEqual(sdkNames);
  expect(new Set(rows.flatMap(([, ...cells]) => cells))).toEqual(new Set(['✓', '–']));
});
