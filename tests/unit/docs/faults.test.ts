import { expect, test } from 'vitest';
import document from '../../../docs/embedded-posthog.md?raw';
import { CUTS } from '../../../src/posthog/faults/faults.ts';
import { PATH_FAMILIES } from '../../../src/posthog/faults/pathFamily.ts';
import { readStandaloneSettings } from '../../../src/posthog/standalone/readStandaloneSettings.ts';

const section = document.slice(document.indexOf('## Let things go wrong'));
const named = [...section.matchAll(/^\| `([\w-]+)` /gm)].map(([, name = '']) => name);

test('the table of faults has each fault that FAULT takes', () => {
  const refusal = () => readStandaloneSettings({ FAULT: 'nonsense' });
  const offered = /such as (.+?), each/.exec(messageOf(refusal))?.[1]?.split(/, | or /) ?? [];
  const names = offered.map((fault) => fault.split(':')[0]);
  expect(names.length).toBeGreaterThan(3);
  expect(named.toSorted()).toEqual(names.toSorted());
  for (const fault of offered)
    expect(readStandaloneSettings({ FAULT: fault }).faults).toHaveLength(1);
});

test('it says what a cut connection can cut, and which requests a fault can befall', () => {
  for (const word of [...CUTS, ...PATH_FAMILIES]) expect(section).toContain(`\`${word}\``);
});

test('its example is taken', () => {
  const example = /^FAULT=(\S+)/m.exec(section)?.[1];
  expect(example).toBeDefined();
  expect(readStandaloneSettings({ FAULT: example }).faults).toHaveLength(2);
});

function messageOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    return String(error);
  }
}
