import { describe, expect, test } from 'vitest';
import { openFlagForm, submitFlagForm } from '../../../../src/lessons/flagForm/submitFlagForm.ts';
import type { Api } from '../../../../src/project/api/createApi.ts';
import { featureOf } from '../../../../src/project/api/earlyAccess.ts';
import type { TaughtFlag } from '../../../../src/tutorials/tutorial.ts';
import { flagFormFields } from '../../../harness/lessons/flagFormFields.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const NOBODY = [{ properties: [], rollout_percentage: 0 }];
const newDocs: TaughtFlag = {
  key: 'new-docs',
  feature: 'New docs',
  recipe: { key: 'new-docs', active: true, filters: { groups: NOBODY } },
};

/** What a reader gets who opens the form and presses a button, with another rollout typed before if given. */
async function press(api: Api, button: string, rollout?: string) {
  const { draft, original } = await openFlagForm(api, newDocs);
  const sets = draft.sets.map((set) => ({ ...set, ...(rollout !== undefined && { rollout }) }));
  const fields = flagFormFields({ draft: { ...draft, sets }, original, clash: undefined }, button);
  return submitFlagForm(api, fields, newDocs);
}

describe('the early access feature in the flag form', () => {
  test('is made as a draft, with a flag that lets nobody in', async () => {
    const { api } = openTestProject();
    expect(await press(api, 'feature-draft')).toMatchObject({
      exists: true,
      feature: { name: 'New docs', stage: 'draft' },
      draft: { key: 'new-docs', sets: [{ rollout: '0' }] },
      call: { method: 'POST', status: 201, body: { name: 'New docs', stage: 'draft' } },
    });
    const flag = await api.flagByKey('new-docs');
    expect(flag?.filters).toMatchObject({ groups: NOBODY });
    expect(flag?.filters.feature_enrollment ?? false).toBe(false);
  });

  test('is put before a flag that is there', async () => {
    const { api } = openTestProject();
    const { id } = await api.createFlag(newDocs.recipe);
    const { call } = await press(api, 'feature-draft');
    expect(call.body).toEqual({ name: 'New docs', stage: 'draft', feature_flag_id: id });
    expect((await api.flagByKey('new-docs'))?.id).toBe(id);
  });

  test('opens its flag to choices with beta, and leaves it so with general availability', async () => {
    const { api } = openTestProject();
    await press(api, 'feature-draft');
    await press(api, 'feature-beta');
    const beta = await api.flagByKey('new-docs');
    expect(beta?.filters.feature_enrollment).toBe(true);
    const { call } = await press(api, 'feature-general');
    expect(call).toMatchObject({ method: 'PATCH', body: { stage: 'general-availability' } });
    const general = await api.flagByKey('new-docs');
    expect(general?.filters).toEqual(beta?.filters);
    expect(featureOf(general ?? {})?.stage).toBe('general-availability');
  });

  test('lets in everyone with general availability to all', async () => {
    const { api } = openTestProject();
    await press(api, 'feature-beta');
    const { draft } = await press(api, 'feature-general-to-all');
    expect(draft.sets).toMatchObject([{ rollout: '100' }]);
    expect((await api.flagByKey('new-docs'))?.filters.feature_enrollment ?? false).toBe(false);
  });

  test('moves without saving what is typed of the flag', async () => {
    const { api } = openTestProject();
    await press(api, 'feature-draft');
    const { draft, unsaved } = await press(api, 'feature-beta', '30');
    expect([draft.sets[0]?.rollout, unsaved]).toEqual(['30', true]);
    expect((await api.flagByKey('new-docs'))?.filters).toMatchObject({ groups: NOBODY });
  });

  test('goes with its flag, which PostHog alone would not delete', async () => {
    const { api } = openTestProject();
    await press(api, 'feature-draft');
    const flag = await api.flagByKey('new-docs');
    await expect(api.updateFlag(flag?.id ?? 0, { deleted: true })).rejects.toThrow(
      'early access features',
    );
    expect(await press(api, 'delete')).toMatchObject({ exists: false, problems: {} });
    expect(await api.flagByKey('new-docs')).toBeUndefined();
    expect(await press(api, 'feature-draft')).toMatchObject({ problems: {}, exists: true });
  });
});
