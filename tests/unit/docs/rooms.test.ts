import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { heldRegion } from '../../harness/docs/docRegion.ts';
import { markdownTable } from '../../harness/docs/markdownTable.ts';
import { ROOMS } from '../../harness/source/rooms.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

test('CONTRIBUTING shows the rooms and who may import whom, as the tests hold it', () => {
  const rows = ROOMS.map(({ room, holds, mayImport, anyType }) => [
    `\`${room}\``,
    holds,
    [...mayImport.map(nameOf), ...(anyType ? ['types of any'] : [])].join(', ') || 'none',
  ]);
  const table = markdownTable(['room', 'what belongs there', 'may import'], rows);
  expect(heldRegion('CONTRIBUTING.md', 'rooms', table)).toBe(table);
});

test('every room of the table is there', () => {
  // The regular expressions move in with their engine.
  const missing = ROOMS.filter(({ room }) => !existsSync(path.join(ROOT, room)));
  expect(missing.map(({ room }) => room)).toEqual([]);
});

/** `flags/explain` for `src/flags/explain/`, `flags and below` for `src/flags/**`. */
function nameOf(room: string): string {
  const name = room.replace(/^src\//, '').replace(/\/(\*\*)?$/, '') || 'src';
  return room.endsWith('**') ? `${name} and below` : name;
}
