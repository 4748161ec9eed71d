import { expect, test, type TestOptions } from 'vitest';
import { capabilities, type Capability } from './capability.ts';
import { howRun, sdkNames } from './sdkNames.ts';
import { readSdkTable, writeSdkRow } from './sdkTable.ts';

/** Declares a test of a capability, by a sentence about what it shows. */
export type Prove = (
  capability: Capability,
  sentence: string,
  body: () => Promise<void> | void,
) => void;

/**
 * The tests of one SDK, named with its version, and the row in docs/sdks.md that they make: a
 * capability is there (✓) when all its tests passed, and has none where the SDK lacks it (–).
 * `UPDATE_DOCS=1` writes the row; without it a last test holds the table to what the run gave.
 */
export function sdkSuite(
  sdk: string,
  declare: (proves: Prove) => void,
  options: TestOptions = {},
): void {
  const results = new Map<Capability, boolean[]>();

  declare((capability, sentence, body) => {
    const passed = results.get(capability) ?? [];
    results.set(capability, passed);
    const index = passed.push(false) - 1;
    test(`${capability}: ${sentence}`, options, async () => {
      await body();
      passed[index] = true;
    });
  });

  // Whoever tries another version than the table has learns of the tests alone.
  test.skipIf(!sdkNames.includes(sdk))(`docs/sdks.md says of ${sdk} what these tests gave`, () => {
    const row = [
      sdk,
      howRun(sdk),
      ...capabilities.map((capability) => cell(results.get(capability))),
    ];
    if (process.env['UPDATE_DOCS']) writeSdkRow(row);
    expect(readSdkTable().rows.find(([name]) => name === sdk)).toEqual(row);
  });
}

function cell(passed: boolean[] | undefined): string {
  if (!passed) return '–';
  return passed.every(Boolean) ? '✓' : '✗';
}
