import { expect, test } from 'vitest';
import { capabilities } from './capability.ts';
import { readSdkTable, sdks } from './sdkTable.ts';

test("the README's table has every capability and every SDK, and no failure", () => {
  const { header, rows } = readSdkTable();
  expect(header).toEqual(['SDK', ...capabilities]);
  expect(rows).toHaveLength(sdks.length);
  rows.forEach(([name], index) => expect(name).toContain(`${sdks[index]}.`));
  expect(new Set(rows.flatMap((cells) => cells.slice(1)))).toEqual(new Set(['✓', '–']));
});
