import { expect, test } from 'vitest';
import { withOffers } from '../../../../src/lessons/flagForm/withOffers.ts';
import { teamInbox } from '../../../../src/tutorials/companies/flags.ts';

const namesOf = (form: FormData) => Object.keys(withOffers(teamInbox, form).states ?? {});

test('a form goes on to offer what its step offered', () => {
  const [first = '', second = ''] = Object.keys(teamInbox.states ?? {});
  const form = new FormData();
  expect(namesOf(form)).toEqual([first, second]);
  form.append('offers', '');
  expect(namesOf(form)).toEqual([]);
  form.append('offers', second);
  form.append('offers', 'no such state');
  expect(namesOf(form)).toEqual([second]);
});
