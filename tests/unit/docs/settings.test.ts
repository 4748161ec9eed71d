import { describe, expect, test } from 'vitest';
import document from '../../../docs/settings.md?raw';
import { readStandaloneSettings as readStandalone } from '../../../src/posthog/standalone/readStandaloneSettings.ts';
import standaloneCode from '../../../src/posthog/standalone/readStandaloneSettings.ts?raw';
import { readSiteSettings } from '../../../src/project/readSiteSettings.ts';
import siteCode from '../../../src/project/readSiteSettings.ts?raw';

const [, siteTable = '', standaloneTable = ''] = document.split('\n## ');
const REMOTE = { POSTHOG_HOST: 'https://posthog.test', POSTHOG_API_KEY: 'phc_test' };

describe.each([
  { of: 'the site', table: siteTable, code: siteCode, read: readSiteSettings },
  { of: 'PostHog alone', table: standaloneTable, code: standaloneCode, read: readStandalone },
])('the table of settings of $of', ({ table, code, read }) => {
  const rows = [...table.matchAll(/^\| `([A-Z_]+)` *\| (?:`(.+?)`)? *\|/gm)].map(
    ([, name = '', byDefault]) => ({ name, byDefault }),
  );

  test('has every variable that is read, and no other', () => {
    const read = [...code.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = '']) => name);
    expect(read).toContain('PORT');
    expect(rows.map(({ name }) => name).toSorted()).toEqual(read.toSorted());
  });

  test('says what a variable is when it is not set', () => {
    const defaults = rows.filter(({ byDefault }) => byDefault !== undefined);
    expect(defaults.length).toBeGreaterThan(2);
    for (const { name, byDefault } of defaults) {
      const others = name.startsWith('POSTHOG_') ? REMOTE : {};
      expect(read({ ...others, [name]: byDefault }), name).toEqual(read(others));
    }
  });
});
