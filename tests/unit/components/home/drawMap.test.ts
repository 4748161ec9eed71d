import { expect, test } from 'vitest';
import { drawMap } from '../../../../src/components/home/drawMap.ts';
import { wayOn } from '../../../../src/components/home/wayOn.ts';
import { TUTORIALS } from '../../../../src/lessons/tutorials.ts';

const tutorials = TUTORIALS.map(({ id, title, description, needs }) => ({
  id,
  title,
  description,
  needs,
  steps: [{ number: 1, title: '', href: `/${id}/1`, minutes: 5, done: 0, total: 2 }],
}));

test('each tutorial needs only what stands before it on the map', () => {
  const seen = new Set<string>();
  for (const { id, needs } of TUTORIALS) {
    expect({ id, missing: needs.filter((need) => !seen.has(need)) }).toEqual({ id, missing: [] });
    seen.add(id);
  }
});

test('the map has a row for each, a line to each that needs another, and one place to start', () => {
  const { rows, lanes, isNew, here } = drawMap(tutorials, wayOn(tutorials));
  expect(rows.map(({ tutorial: { id } }) => id)).toEqual(TUTORIALS.map(({ id }) => id));
  for (const { tutorial, rail } of rows) {
    expect(rail.from.length > 0).toBe(tutorial.needs.length > 0);
    expect(rail.lane).toBeLessThan(lanes);
  }
  expect(rows.filter(({ isCurrent }) => isCurrent)).toEqual([rows[0]]);
  expect({ isNew, here }).toEqual({ isNew: true, here: undefined });
});
