import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketedBy } from '../../../src/flags/bucketingId.ts';
import { zoneOffset } from '../../../src/flags/matching/dateParts.ts';
import { ownValue } from '../../../src/json/ownValue.ts';
import { changeFlag } from '../../../src/lessons/history/changeFlag.ts';
import { openFlagForm, submitFlagForm } from '../../../src/lessons/flagForm/submitFlagForm.ts';
import { differencesOf } from '../../../src/runs/replayRequest.ts';
import { editPerson } from '../../../src/scene/editPerson.ts';
import { canaryCheckout } from '../../../src/tutorials/canary/canaryCheckout.ts';
import { flagFormFields } from '../../harness/lessons/flagFormFields.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

/** What every object of JavaScript has: `constructor`, `__proto__`, `toString` and the others. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

describe('a name that every object has', () => {
  test('is a key like any other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...INHERITED), fc.jsonValue(), (name, value) => {
        expect(ownValue({}, name)).toBeUndefined();
        expect(ownValue(Object.fromEntries([[name, value]]), name)).toBe(value);
      }),
    );
  });

  test.each(INHERITED)('of a flag leaves nobody with a stored key: %s', (key) => {
    const flag = {
      id: 1,
      key,
      name: '',
      active: true,
      deleted: false,
      ensure_experience_continuity: true,
      filters: { groups: [] },
    };
    expect(bucketedBy(flag, { distinctId: 'ada', properties: {}, hashKeys: {} }, null)).toBe(
      'distinct ID',
    );
  });

  test.each(INHERITED)('of a property is edited, emptied and told apart: %s', (name) => {
    const field = (text: string) => new URLSearchParams([[`property-${name}`, text]]);
    const { person, kinds } = editPerson({}, [name], field('pro'));
    expect(Object.entries(person)).toEqual([[name, 'pro']]);
    expect(Object.entries(kinds)).toEqual([[name, undefined]]);
    expect(editPerson(person, [name], field('')).person).toEqual({});
    expect(differencesOf({}, person)).toEqual([{ place: name, first: undefined, now: 'pro' }]);
  });

  test.each(INHERITED)('of a button that fills or saves changes nothing: %s', async (name) => {
    const { api } = openTestProject();
    await changeFlag(api, canaryCheckout, 'save-5 of 5: everyone');
    const before = await api.flagByKey(canaryCheckout.key);
    expect(await changeFlag(api, canaryCheckout, `save-${name}`)).toEqual({
      note: 'Nothing was saved: this button is unknown. Reload the page.',
    });
    const { draft, original } = await openFlagForm(api, canaryCheckout);
    const fields = flagFormFields({ draft, original, clash: undefined }, `fill-${name}`);
    expect((await submitFlagForm(api, fields, canaryCheckout)).draft).toEqual(draft);
    expect(await api.flagByKey(canaryCheckout.key)).toEqual(before);
  });

  test('is no time zone: it counts as UTC, as every other word does', () => {
    expect(zoneOffset('constructor')).toBe(0);
  });
});
