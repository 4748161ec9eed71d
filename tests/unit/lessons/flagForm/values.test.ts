import { describe, expect, test } from 'vitest';
import { type FlagForm } from '../../../../src/lessons/flagForm/flagForm.ts';
import { openFlagForm, submitFlagForm } from '../../../../src/lessons/flagForm/submitFlagForm.ts';
import type { Api } from '../../../../src/project/api/createApi.ts';
import type { TaughtFlag } from '../../../../src/tutorials/tutorial.ts';
import { flagFormFields } from '../../../harness/lessons/flagFormFields.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const colors: TaughtFlag = {
  key: 'button-colors',
  name: 'The buttons’ colours',
  recipe: {
    key: 'button-colors',
    active: true,
    filters: {
      groups: [{ properties: [], rollout_percentage: 100 }],
      payloads: { true: '{"signup":"red"}' },
      early_exit: true,
    },
  },
};
const perCompany: TaughtFlag = {
  key: 'new-reports',
  groupType: 'company',
  recipe: {
    key: 'new-reports',
    active: true,
    filters: {
      groups: [
        {
          properties: [
            { key: 'plan', type: 'group', group_type_index: 0, operator: 'exact', value: ['pro'] },
          ],
          rollout_percentage: 50,
        },
      ],
      aggregation_group_type_index: 0,
    },
  },
};

/** Presses a button of a form, with these edits typed into it. */
function press(api: Api, form: FlagForm, button: string, edits: Record<string, string> = {}) {
  return submitFlagForm(api, flagFormFields(form, button, edits), form.taught);
}

describe('variants in the flag form', () => {
  test('are made, shared, given payloads, named by a set, renamed and taken away', async () => {
    const { api } = openTestProject();
    const filters = async () => (await api.flagByKey('button-colors'))?.filters;
    let form = await press(api, await openFlagForm(api, colors), 'add-variant', { payload: '' });
    expect(form.draft.variants.map(({ key, share }) => [key, share])).toEqual([
      ['control', '50'],
      ['test', '50'],
    ]);
    form = await press(api, form, 'add-variant', { 'variant-1-payload': '{"a": 1}' });
    form = await press(api, form, 'share-equally', { 'variant-2-key': 'third' });
    expect(form.draft.variants.map(({ share }) => share)).toEqual(['33.34', '33.33', '33.33']);
    form = await press(api, form, 'save', { 'set-0-variant': 'test' });
    expect(form).toMatchObject({ problems: {}, call: { status: 201 } });
    expect(await filters()).toMatchObject({
      groups: [{ rollout_percentage: 100, variant: 'test' }],
      multivariate: { variants: [{ key: 'control' }, { key: 'test' }, { key: 'third' }] },
      payloads: { test: '{"a": 1}' },
    });

    form = await press(api, form, 'save', { 'variant-1-key': 'bold' });
    expect(await filters()).toMatchObject({
      groups: [{ variant: 'bold' }],
      payloads: { bold: '{"a": 1}' },
    });

    form = await press(api, await press(api, form, 'remove-variant-1'), 'save');
    expect(Object.keys(form.problems)).toEqual(['variants', 'set-0-variant']);
    form = await press(api, form, 'share-equally', { 'set-0-variant': '' });
    await press(api, form, 'save');
    const { multivariate, payloads } = (await filters()) ?? {};
    expect(multivariate?.variants.map((one) => one.rollout_percentage)).toEqual([50, 50]);
    expect(payloads).toEqual({});
  });

  test('say what is wrong with them beside each field', async () => {
    const { api } = openTestProject();
    const form = await press(api, await openFlagForm(api, colors), 'add-variant');
    const edits = { 'variant-0-share': '10.5', 'variant-0-payload': '{"a": 1,\n}' };
    const wrong = await press(api, form, 'save', edits);
    expect(wrong.problems).toEqual({
      variants: 'The shares add up to 60.5 %, and must to 100 %. Give away 39.5 % more.',
      'variant-0-payload':
        'This is not JSON. Line 2, column 1: a comma stands before this }, and nothing follows it.',
    });
    const keys = { 'variant-0-key': '', 'variant-1-share': 'half' };
    const { problems } = await press(api, form, 'save', keys);
    expect(Object.keys(problems)).toEqual(['variant-0-key', 'variant-1-share']);
    const twice = await press(api, form, 'save', { 'variant-1-key': 'control' });
    expect(twice.problems['variant-1-key']).toContain('the key of a variant above');
  });
});

describe('a recipe that has more than condition sets', () => {
  test('fills the form at first, and all of it is sent when the flag is made', async () => {
    const { api } = openTestProject();
    const form = await openFlagForm(api, colors);
    expect(form).toMatchObject({ exists: false, unsaved: false });
    expect(form.draft).toMatchObject({ payload: '{"signup":"red"}', name: colors.name });
    await press(api, form, 'save', { payload: '{"signup":"blue"}' });
    expect((await api.flagByKey('button-colors'))?.filters).toMatchObject({
      payloads: { true: '{"signup":"blue"}' },
      early_exit: true,
    });
  });

  test('is made once PostHog has met its kind of group, by the number that it has there', async () => {
    const project = openTestProject();
    const { api, posthog } = project;
    const form = await openFlagForm(api, perCompany);
    expect((await press(api, form, 'save')).problems['subject']).toContain(
      'has met no company yet',
    );
    expect(await api.flagByKey('new-reports')).toBeUndefined();

    posthog.groupIdentify({ groupType: 'team', groupKey: 'red' });
    await posthog.flush();
    posthog.groupIdentify({ groupType: 'company', groupKey: 'harbor' });
    await posthog.flush();
    const opened = await openFlagForm(api, perCompany);
    expect(opened).toMatchObject({
      subjects: ['1'],
      around: { kinds: { 0: 'team', 1: 'company' } },
    });
    const made = await press(api, form, 'recipe');
    expect(made).toMatchObject({ problems: {}, call: { status: 201 } });
    const flag = await api.flagByKey('new-reports');
    expect(flag?.filters).toMatchObject({
      aggregation_group_type_index: 1,
      groups: [{ properties: [{ type: 'group', group_type_index: 1 }] }],
    });

    const byPersons = await press(api, made, 'save', { subject: '' });
    expect(byPersons.problems).toEqual({});
    const { groups } = (await api.flagByKey('new-reports'))?.filters ?? {};
    expect(groups?.[0]).toMatchObject({ properties: [{ type: 'person', key: 'plan' }] });
  });
});

describe('a part that both of two tabs edited', () => {
  test.each([
    ['mine', '{"mine": 1}'],
    ['theirs', '{"theirs": 1}'],
  ])('is that of %s once chosen', async (whose, payload) => {
    const { api } = openTestProject();
    await press(api, await openFlagForm(api, colors), 'save');
    const [one, other] = [await openFlagForm(api, colors), await openFlagForm(api, colors)];
    await press(api, one, 'save', { payload: '{"theirs": 1}', 'opt-in': 'true' });
    const edits = { payload: '{"mine": 1}', bucketing: 'device_id' };
    const form = await press(api, other, 'save', edits);
    expect(form).toMatchObject({
      call: { status: 409 },
      clash: { parts: ['values'], also: ['whether people can opt in'] },
    });
    const chosen = await press(api, form, `${whose}-values`);
    await press(api, chosen, 'save');
    expect(await api.flagByKey('button-colors')).toMatchObject({
      bucketing_identifier: 'device_id',
      filters: { payloads: { true: payload }, feature_enrollment: true },
    });
  });
});
