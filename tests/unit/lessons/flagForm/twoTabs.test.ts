import { describe, expect, test } from 'vitest';
import type { FlagForm } from '../../../../src/lessons/flagForm/flagForm.ts';
import { openFlagForm, submitFlagForm } from '../../../../src/lessons/flagForm/submitFlagForm.ts';
import type { Api } from '../../../../src/project/api/createApi.ts';
import { newCoolFeature } from '../../../../src/tutorials/first-flag/newCoolFeature.ts';
import { flagFormFields } from '../../../harness/lessons/flagFormFields.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

/** The form that comes of a button, with these edits typed into the form of a tab. */
type Press = (tab: FlagForm, button: string, edits?: Record<string, string>) => Promise<FlagForm>;

/** A project that has the tutorial's flag, opened in two tabs. */
async function openTabs(change: (api: Api) => Api = (same) => same) {
  const api = change(openTestProject().api);
  const press: Press = (tab, button, edits) =>
    submitFlagForm(api, flagFormFields(tab, button, edits), newCoolFeature);
  await press(await openFlagForm(api, newCoolFeature), 'recipe');
  const [one, other] = [
    await openFlagForm(api, newCoolFeature),
    await openFlagForm(api, newCoolFeature),
  ];
  const flag = async () => {
    const found = await api.flagByKey(newCoolFeature.key);
    const rollouts = found?.filters.groups.map((set) => set.rollout_percentage);
    return { name: found?.name, active: found?.active, rollouts, version: found?.version };
  };
  return { api, press, one, other, flag };
}

describe('a save of what was saved elsewhere meanwhile', () => {
  test('says what it began with, as PostHog’s own form does', async () => {
    const { press, one } = await openTabs();
    const { call } = await press(one, 'save', { name: 'Mine' });
    expect(call.status).toBe(200);
    expect(Object.keys(call.body)).toEqual(['name', 'version', 'original_flag']);
    expect(call.body).toMatchObject({
      version: 1,
      original_flag: { key: newCoolFeature.key, name: 'The new cool page', version: 1 },
    });
  });

  test('is refused, with both to choose from and all that was typed', async () => {
    const { press, one, other, flag } = await openTabs();
    await press(one, 'save', { 'set-0-rollout': '10' });
    const form = await press(other, 'save', { 'set-0-rollout': '90', name: 'Other' });
    expect(form).toMatchObject({
      call: { status: 409 },
      unsaved: true,
      clash: { parts: ['sets'] },
    });
    expect(form.clash?.theirs.sets.map(({ rollout }) => rollout)).toEqual(['10', '100']);
    expect(form.draft.sets.map(({ rollout }) => rollout)).toEqual(['90', '100']);
    expect(form.draft.name).toBe('Other');
    expect(await flag()).toMatchObject({ name: 'The new cool page', rollouts: [10, 100] });
  });

  test('is refused again until the reader chose', async () => {
    const { press, one, other, flag } = await openTabs();
    await press(one, 'save', { 'set-0-rollout': '10' });
    const form = await press(other, 'save', { 'set-0-rollout': '90' });
    const again = await press(form, 'save');
    expect(again).toMatchObject({ call: { status: 409 }, clash: { parts: ['sets'] } });
    expect(await flag()).toMatchObject({ rollouts: [10, 100] });
  });

  test.each([
    ['mine', [90, 100]],
    ['theirs', [10, 100]],
  ] as const)(
    'is made of %s once chosen, beside what only one side edited',
    async (whose, rollouts) => {
      const { press, one, other, flag } = await openTabs();
      await press(one, 'save', { 'set-0-rollout': '10' });
      await press(one, 'switch');
      const form = await press(other, 'save', { 'set-0-rollout': '90', name: 'Other' });
      expect(form.clash?.also).toEqual(['whether it is active']);
      const chosen = await press(form, `${whose}-sets`);
      expect(chosen.clash).toBeUndefined();
      expect(chosen.draft.active).toBe(false);
      const { call } = await press(chosen, 'save');
      expect(call.status).toBe(200);
      expect(await flag()).toMatchObject({ name: 'Other', rollouts, active: false });
    },
  );

  test('asks of each part that both edited', async () => {
    const { press, one, other, flag } = await openTabs();
    await press(one, 'save', { 'set-0-rollout': '10', name: 'One' });
    const form = await press(other, 'save', { 'set-0-rollout': '90', name: 'Other' });
    expect(form.clash?.parts).toEqual(['name', 'sets']);
    const half = await press(form, 'mine-name');
    expect(half.clash?.parts).toEqual(['sets']);
    const chosen = await press(half, 'theirs-sets');
    await press(chosen, 'save');
    expect(await flag()).toMatchObject({ name: 'Other', rollouts: [10, 100] });
  });

  test('asks anew when it was saved once more before the choice', async () => {
    const { press, one, other } = await openTabs();
    const first = await press(one, 'save', { 'set-0-rollout': '10' });
    const form = await press(other, 'save', { 'set-0-rollout': '90' });
    await press(first, 'save', { 'set-0-rollout': '20' });
    const { clash } = await press(form, 'mine-sets');
    expect(clash?.theirs.sets.map(({ rollout }) => rollout)).toEqual(['20', '100']);
  });

  test('is carried out when each edited something else, and says so', async () => {
    const { press, one, other, flag } = await openTabs();
    await press(one, 'save', { 'set-0-rollout': '10' });
    const form = await press(other, 'save', { name: 'Other' });
    expect(form).toMatchObject({ call: { status: 200 }, clash: undefined });
    expect(form.note).toBe('Saved, beside what was saved elsewhere meanwhile: its condition sets.');
    expect(await flag()).toMatchObject({ name: 'Other', rollouts: [10, 100] });
  });

  test('is no clash when both said the same', async () => {
    const { press, one, other } = await openTabs();
    await press(one, 'save', { 'set-0-rollout': '10' });
    const form = await press(other, 'save', { 'set-0-rollout': '10' });
    expect(form).toMatchObject({ clash: undefined, problems: {}, unsaved: false });
  });

  test('keeps sets added, moved and taken away on both sides apart', async () => {
    const { press, one, other, flag } = await openTabs();
    await press(await press(one, 'remove-set-0'), 'save');
    const form = await press(await press(other, 'duplicate-1'), 'save', { 'set-2-rollout': '7' });
    expect(form.draft.sets.map(({ rollout }) => rollout)).toEqual(['50', '100', '7']);
    await press(await press(form, 'mine-sets'), 'save');
    expect(await flag()).toMatchObject({ rollouts: [50, 100, 7] });
  });

  test('is asked about by the site where PostHog counts no versions', async () => {
    const { press, one, other, flag } = await openTabs(withoutVersions);
    await press(one, 'save', { 'set-0-rollout': '10' });
    const form = await press(other, 'save', { 'set-0-rollout': '90' });
    expect(form.clash?.parts).toEqual(['sets']);
    await press(await press(form, 'mine-sets'), 'save');
    expect(await flag()).toMatchObject({ rollouts: [90, 100] });
  });
});

describe('a button of a tab that knows too little', () => {
  test('switches to what it says, and what is typed stays', async () => {
    const { press, one, other, flag } = await openTabs();
    await press(one, 'switch');
    const form = await press(other, 'switch', { name: 'Typed' });
    expect(form.draft).toMatchObject({ active: false, name: 'Typed' });
    expect(form.unsaved).toBe(true);
    expect(await flag()).toMatchObject({ active: false, name: 'The new cool page' });
  });

  test('creates no flag over one that was created meanwhile', async () => {
    const { api, press, one, flag } = await openTabs();
    const blank = { ...one, original: undefined };
    const form = await press(blank, 'save', { name: 'Other', 'set-0-rollout': '7' });
    expect(form.clash?.parts).toEqual(['name', 'sets']);
    expect(await flag()).toMatchObject({ rollouts: [50, 100], version: 1 });
    expect((await api.flags()).length).toBe(1);
  });

  test('makes no flag anew that was deleted meanwhile, until it is pressed again', async () => {
    const { api, press, one, other, flag } = await openTabs();
    await press(one, 'delete');
    const form = await press(other, 'save', { name: 'Other' });
    expect(form.note).toContain('deleted elsewhere');
    expect(form).toMatchObject({ exists: false, unsaved: true, draft: { name: 'Other' } });
    expect(await api.flags()).toEqual([]);
    expect((await press(form, 'save')).call).toMatchObject({ method: 'POST', status: 201 });
    expect(await flag()).toMatchObject({ name: 'Other', rollouts: [50, 100] });
  });

  test('sends nothing when nothing is edited', async () => {
    const { press, one, flag } = await openTabs();
    const form = await press(one, 'save');
    expect(form.note).toContain('nothing was sent');
    expect(form.call.status).toBeUndefined();
    expect(await flag()).toMatchObject({ version: 1 });
  });
});

/** PostHog before it counted versions. */
function withoutVersions(api: Api): Api {
  return {
    ...api,
    writtenFlag: async (key) => {
      const found = await api.writtenFlag(key);
      return found && { ...found, flag: { ...found.flag, version: undefined } };
    },
  };
}
