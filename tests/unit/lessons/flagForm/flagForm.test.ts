import { describe, expect, test } from 'vitest';
import { editFlagDraft } from '../../../../src/lessons/flagForm/editFlagDraft.ts';
import { blankFlag } from '../../../../src/lessons/flagForm/beginning.ts';
import { draftOf, type FlagDraft } from '../../../../src/lessons/flagForm/flagDraft.ts';
import {
  openFlagForm as open,
  submitFlagForm as submit,
} from '../../../../src/lessons/flagForm/submitFlagForm.ts';
import type { Api } from '../../../../src/project/api/createApi.ts';
import { newCoolFeature } from '../../../../src/tutorials/first-flag/newCoolFeature.ts';
import { flagFormFields } from '../../../harness/lessons/flagFormFields.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const TUTORIAL_FLAG = newCoolFeature.key;
const openFlagForm = (api: Api) => open(api, newCoolFeature);
const submitFlagForm = (api: Api, form: FormData) => submit(api, form, newCoolFeature);

const TWO_SETS: FlagDraft = {
  ...draftOf(blankFlag(newCoolFeature)),
  sets: [
    { rollout: '50', filters: [], variant: '' },
    {
      rollout: '100',
      filters: [{ key: 'initial_name', operator: 'exact', value: 'ada, ian' }],
      variant: '',
    },
  ],
};

/** What a browser sends that has `draft` typed into the form as it is opened now. */
async function typed(api: Api, draft: FlagDraft, button: string): Promise<FormData> {
  const { original } = await openFlagForm(api);
  return flagFormFields({ draft, original, clash: undefined }, button);
}

describe('the flag form', () => {
  test('creates the flag as step 3 says with one button', async () => {
    const { api } = openTestProject();
    const form = await submitFlagForm(api, await typed(api, { ...TWO_SETS, sets: [] }, 'recipe'));

    expect(form).toMatchObject({
      exists: true,
      problems: {},
      call: { method: 'POST', status: 201 },
    });
    const flag = await api.flagByKey(TUTORIAL_FLAG);
    expect(flag?.filters.groups).toMatchObject([
      { properties: [], rollout_percentage: 50 },
      {
        properties: [{ key: 'initial_name', operator: 'exact', value: ['ada'] }],
        rollout_percentage: 100,
      },
    ]);
  });

  test('saves what was typed and shows the same after it', async () => {
    const { api } = openTestProject();
    const form = await submitFlagForm(api, await typed(api, TWO_SETS, 'save'));
    expect(form.problems).toEqual({});
    expect(form.draft).toMatchObject(TWO_SETS);
    expect(form.unsaved).toBe(false);
    expect((await openFlagForm(api)).draft).toEqual(form.draft);
  });

  test('shows the call that Save will make before it is made', async () => {
    const { api } = openTestProject();
    const form = await submitFlagForm(api, await typed(api, TWO_SETS, 'up-1'));
    expect(form.call).toMatchObject({
      method: 'POST',
      path: '/api/projects/@current/feature_flags/',
    });
    expect(form.call.status).toBeUndefined();
    expect(await api.flagByKey(TUTORIAL_FLAG)).toBeUndefined();
  });

  test('switches the flag off and on, and deletes it', async () => {
    const { api } = openTestProject();
    await submitFlagForm(api, await typed(api, TWO_SETS, 'save'));
    const off = await submitFlagForm(api, await typed(api, TWO_SETS, 'switch'));
    expect(off.draft.active).toBe(false);
    expect((await submitFlagForm(api, await typed(api, TWO_SETS, 'switch'))).draft.active).toBe(
      true,
    );

    const gone = await submitFlagForm(api, await typed(api, TWO_SETS, 'delete'));
    expect(gone.exists).toBe(false);
    expect(await api.flagByKey(TUTORIAL_FLAG)).toBeUndefined();
  });

  test.each(['preview', 'nonsense'])('saves nothing on %s', async (button) => {
    const { api } = openTestProject();
    const form = await submitFlagForm(api, await typed(api, TWO_SETS, button));
    expect(form).toMatchObject({ draft: TWO_SETS, exists: false });
    expect(await api.flagByKey(TUTORIAL_FLAG)).toBeUndefined();
  });

  test('keeps what it cannot show when it saves', async () => {
    const { api } = openTestProject();
    const { id } = await api.createFlag({
      key: TUTORIAL_FLAG,
      filters: {
        groups: [{ properties: [], rollout_percentage: 10 }],
        holdout: { id: 3, exclusion_percentage: 10 },
      },
    });
    await submitFlagForm(api, await typed(api, TWO_SETS, 'save'));
    const flag = await api.flagByKey(TUTORIAL_FLAG);
    expect(flag?.id).toBe(id);
    expect(flag?.filters.groups).toHaveLength(2);
    expect(flag?.filters.holdout).toEqual({ id: 3, exclusion_percentage: 10 });
  });

  test('says beside each field what is wrong, and saves nothing', async () => {
    const { api } = openTestProject();
    const draft: FlagDraft = {
      ...TWO_SETS,
      key: 'new cool feature',
      sets: [
        { rollout: '150', filters: [{ key: '', operator: 'exact', value: '' }], variant: '' },
        { rollout: '', filters: [{ key: 'age', operator: 'gt', value: 'old' }], variant: '' },
      ],
    };
    const { problems } = await submitFlagForm(api, await typed(api, draft, 'save'));
    expect(Object.keys(problems)).toEqual([
      'key',
      'set-0-rollout',
      'set-0-filter-0-key',
      'set-0-filter-0-value',
      'set-1-rollout',
      'set-1-filter-0-value',
    ]);
    expect(problems['set-0-rollout']).toBe(
      '“150” is not a percentage. Type a number from 0 to 100.',
    );
    expect(await api.flagByKey(TUTORIAL_FLAG)).toBeUndefined();
  });
});

describe('editFlagDraft', () => {
  test.each([
    ['add-set', ['50', '100', '100']],
    ['remove-set-0', ['100']],
    ['duplicate-0', ['50', '50', '100']],
    ['up-1', ['100', '50']],
    ['down-0', ['100', '50']],
    ['up-0', ['50', '100']],
  ])('carries out %s', (button, rollouts) => {
    expect(editFlagDraft(TWO_SETS, button)?.sets.map(({ rollout }) => rollout)).toEqual(rollouts);
  });

  test('adds and removes filters of one set', () => {
    expect(editFlagDraft(TWO_SETS, 'add-filter-0')?.sets[0]?.filters).toHaveLength(1);
    expect(editFlagDraft(TWO_SETS, 'remove-filter-1-0')?.sets[1]?.filters).toEqual([]);
  });

  test.each(['save', 'delete', 'up-7', 'nonsense'])('leaves %s to others', (button) => {
    expect(editFlagDraft(TWO_SETS, button)).toBeUndefined();
  });
});

describe('a named state of the flag', () => {
  const groups = [{ properties: [], rollout_percentage: 25 }];
  const canary = { ...newCoolFeature.recipe, filters: { groups } };
  const taught = { ...newCoolFeature, states: { '2 of 5: a quarter': canary } };

  test('is put into the form and saved nowhere, until Save is pressed', async () => {
    const { api } = openTestProject();
    await submit(api, await typed(api, TWO_SETS, 'save'), taught);
    const opened = await open(api, taught);
    const filled = await submit(api, flagFormFields(opened, 'fill-2 of 5: a quarter'), taught);
    expect(filled).toMatchObject({ unsaved: true, draft: { sets: [{ rollout: '25' }] } });
    expect((await api.flagByKey(TUTORIAL_FLAG))?.filters.groups).toHaveLength(2);

    await submit(api, flagFormFields(filled, 'save'), taught);
    expect((await api.flagByKey(TUTORIAL_FLAG))?.filters.groups).toEqual(groups);
    const again = await submit(api, flagFormFields(filled, 'fill-2 of 5: a quarter'), taught);
    expect(again.unsaved).toBe(false);
  });
});
