import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layRails, type Needing, type Rail } from '../../../../src/components/home/layRails.ts';

/** The lines as characters: `*` a mark, `|` a line that runs by, `/` one that leads into the mark. */
const drawn = (tutorials: Needing[]) =>
  layRails(tutorials).map(({ lane, from, passing, leaves }) => {
    const width = Math.max(lane, ...[...from, ...passing].map((line) => line.lane)) + 1;
    const row = Array.from({ length: width }, (_, at) => {
      if (at === lane) return '*';
      const runsBy = passing.some((line) => line.lane === at);
      const leadsIn = from.some((line) => line.lane === at);
      if (runsBy && leadsIn) return '+';
      return runsBy ? '|' : leadsIn ? '/' : ' ';
    });
    return row.join('') + (leaves ? '' : '.');
  });

const map = (text: string) =>
  text.split(' ').map((word) => {
    const [id = '', needs = ''] = word.split('<');
    return { id, needs: needs === '' ? [] : needs.split(',') };
  });

describe('layRails', () => {
  test.each([
    ['two, one after the other', 'a b<a', ['*', '*.']],
    ['one alone', 'a', ['*.']],
    [
      'branches of one stem, the last of which ends it',
      'a b<a c<b d<b e<b',
      ['*', '*', '+*.', '+*.', '*.'],
    ],
    ['what is needed by way of another but once', 'a b<a c<a,b', ['*', '*', '*.']],
    ['two that meet', 'a b c<a,b', ['*', '|*', '*/.']],
    ['a chain beside a stem', 'a b<a c<b d<a', ['*', '+*', '|*.', '*.']],
    ['a need that stands later, or nowhere, not at all', 'a<z,b b', ['*.', '*.']],
  ])('draws %s', (_, text, rows) => {
    expect(drawn(map(text))).toEqual(rows);
  });

  test('connects all that is needed, and never lets two lines share a lane', () => {
    const maps = fc
      .integer({ min: 1, max: 14 })
      .chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, at) =>
            fc.uniqueArray(fc.nat({ max: Math.max(0, at - 1) }), { maxLength: at === 0 ? 0 : 3 }),
          ),
        ),
      )
      .map((all) => all.map((needs, at) => ({ id: `t${at}`, needs: needs.map((to) => `t${to}`) })));
    fc.assert(
      fc.property(maps, (tutorials) => {
        const rails = layRails(tutorials);
        /** What a row hands down, by lanes. */
        const below = ({ lane, passing, leaves }: Rail, id: string) =>
          new Map([
            ...passing.map((line) => [line.lane, line.source] as const),
            ...(leaves ? [[lane, id] as const] : []),
          ]);
        const reached = new Map<string, Set<string>>();
        let above = new Map<number, string>();
        rails.forEach((rail, at) => {
          const { id = '', needs = [] } = tutorials[at] ?? {};
          const sources = rail.from.map(({ source }) => source);
          for (const { lane, source } of rail.from) expect(above.get(lane)).toBe(source);
          for (const { lane, source } of rail.passing) expect(above.get(lane)).toBe(source);
          expect(rail.passing.map(({ lane }) => lane)).not.toContain(rail.lane);
          reached.set(id, new Set(sources.flatMap((one) => [one, ...(reached.get(one) ?? [])])));
          expect([...(reached.get(id) ?? [])]).toEqual(expect.arrayContaining([...needs]));
          above = below(rail, id);
        });
        expect(above.size).toBe(0);
      }),
    );
  });
});
