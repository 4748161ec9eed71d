import { expect, test } from 'vitest';
import { editPerson } from '../../../src/scene/editPerson.ts';
import { editFlag } from '../../../src/scene/edits.ts';
import type { SceneFlag } from '../../../src/scene/scene.ts';

const flag: SceneFlag = {
  key: 'new-cool-feature',
  active: true,
  filters: {
    groups: [
      { rollout_percentage: 50 },
      {
        properties: [
          { key: 'initial_name', type: 'person', operator: 'exact', value: ['ada', 'a, b'] },
          { key: 'visits', type: 'person', operator: 'gt', value: 3 },
        ],
      },
    ],
  },
};

const fields = (query: string) => new URLSearchParams(query);

test('a form that says nothing new changes nothing', () => {
  const same =
    'key=new-cool-feature&set-0-rollout=50&set-1-rollout=100&set-1-filter-0-value=ada, a\\, b&set-1-filter-1-value=3';
  expect(editFlag(flag, fields(same))).toEqual({ flag, problems: {} });
  expect(editFlag(flag, fields(''))).toEqual({ flag, problems: {} });
});

test('key, percentages and values of filters are taken over, each in its type', () => {
  const edit = editFlag(
    flag,
    fields('key= other &set-0-rollout=81.657&set-1-filter-0-value=max, ian&set-1-filter-1-value=5'),
  );
  expect(edit.problems).toEqual({});
  expect(edit.flag.key).toBe('other');
  expect(edit.flag.filters.groups[0]?.rollout_percentage).toBe(81.657);
  expect(edit.flag.filters.groups[1]?.properties?.map(({ value }) => value)).toEqual([
    ['max', 'ian'],
    5,
  ]);
});

test.each(['3.10', '03', '12345678901234567890', '1e1', 'many'])(
  'a filter’s number that is changed to %s compares with just that',
  (text) => {
    const edit = editFlag(flag, fields(`set-1-filter-1-value=${text}`));
    expect(edit.flag.filters.groups[1]?.properties?.[1]?.value).toBe(text);
  },
);

test('a flag is switched off and on by the words false and true', () => {
  expect(editFlag(flag, fields('active=false')).flag).toEqual({ ...flag, active: false });
  const off = { ...flag, active: false };
  expect(editFlag(off, fields('active=true')).flag.active).toBe(true);
  expect(editFlag(off, fields('active=on')).flag.active).toBe(false);
});

test('what cannot be taken is named and leaves the flag as it was', () => {
  const edit = editFlag(flag, fields('key=&set-0-rollout=lots&set-1-rollout=101'));
  expect(edit.flag).toEqual(flag);
  expect(edit.problems).toEqual({
    key: 'A flag needs a key, such as new-cool-feature.',
    'set-0-rollout': '“lots” is not a percentage. Type a number from 0 to 100.',
    'set-1-rollout': '“101” is not a percentage. Type a number from 0 to 100.',
  });
});

test('properties are changed, given and taken away, and those without a field stay', () => {
  const person = { initial_name: 'ada', visits: 3, plan: 'free', email: 'ada@example.com' };
  const keys = ['initial_name', 'visits', 'plan', 'beta'];
  const edits = fields(
    'property-initial_name=max&property-visits=3&property-plan=&property-beta=true&property-email=x',
  );
  expect(editPerson(person, keys, edits).person).toEqual({
    initial_name: 'max',
    visits: 3,
    beta: true,
    email: 'ada@example.com',
  });
});

test.each([
  ['99.999', 99.999],
  ['0.004', 0.004],
])('a rollout of %s is not rounded', (text, percentage) => {
  const edit = editFlag(flag, fields(`set-0-rollout=${text}`));
  expect(edit.flag.filters.groups[0]?.rollout_percentage).toBe(percentage);
});

test('a value with a comma is typed with a backslash before it', () => {
  const edit = editFlag(flag, fields(String.raw`set-1-filter-0-value=Lyon\, France, ada`));
  expect(edit.flag.filters.groups[1]?.properties?.[0]?.value).toEqual(['Lyon, France', 'ada']);
});

test('the items of a list that stay keep what they are, and the list stays one', () => {
  const person = { cities: ['Lyon, France', 7, true], sizes: [1, 2] };
  const edits = fields(String.raw`property-cities=7, Lyon\, France, Nice&property-sizes=2, 3, x`);
  expect(editPerson(person, ['cities', 'sizes'], edits).person).toEqual({
    cities: [7, 'Lyon, France', 'Nice'],
    sizes: [2, 3, 'x'],
  });
});

test('a padded value that nobody edits stays padded', () => {
  const edits = fields('property-name=+ada+&property-plan=pro');
  expect(editPerson({ name: ' ada ', plan: 'pro' }, ['name', 'plan'], edits).person).toEqual({
    name: ' ada ',
    plan: 'pro',
  });
});

test('a text of several lines that nobody edits keeps its lines', () => {
  const person = { address: 'Rue 1\r\nLyon\n', note: 'a\0b' };
  const edits = fields('property-address=Rue 1Lyon&property-note=a\uFFFDb');
  expect(editPerson(person, ['address', 'note'], edits).person).toEqual(person);
});
