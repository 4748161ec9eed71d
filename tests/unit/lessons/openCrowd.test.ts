import { describe, expect, test } from 'vitest';
import { openCrowd } from '../../../src/lessons/openCrowd.ts';
import { ApiError } from '../../../src/project/api/apiError.ts';
import { sceneParams } from '../../../src/scene/sceneParams.ts';
import { newCoolFeature } from '../../../src/tutorials/first-flag/newCoolFeature.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

const flag = {
  key: 'new-cool-feature',
  active: true,
  filters: { groups: [{ properties: [], rollout_percentage: 20 }] },
};

describe('openCrowd', () => {
  test('is about the flag that the address names, where that is another', async () => {
    const { api } = openTestProject();
    await api.createFlag({ ...flag, key: 'another' });
    const params = new URLSearchParams('about=another');
    const { base } = await openCrowd(api, params, newCoolFeature);
    expect(base.key).toBe('another');
  });

  test('takes the tutorial’s flag where PostHog has none', async () => {
    const { api } = openTestProject();
    const { base, saved, savedIn, problem } = await openCrowd(
      api,
      new URLSearchParams(),
      newCoolFeature,
    );
    expect(base).toMatchObject({
      key: 'new-cool-feature',
      filters: { groups: [{ rollout_percentage: 50 }, { rollout_percentage: 100 }] },
    });
    expect({ saved, savedIn, problem }).toEqual({
      saved: base,
      savedIn: 'recipe',
      problem: undefined,
    });
  });

  test('takes the flag as PostHog has it, and edits it without saving', async () => {
    const { api } = openTestProject();
    await api.createFlag(flag);
    const opened = await openCrowd(api, new URLSearchParams('set-0-rollout=70'), newCoolFeature);
    expect(opened).toMatchObject({ savedIn: 'posthog', saved: flag, base: flag });
    expect(opened.form.flag.filters.groups[0]?.rollout_percentage).toBe(70);
    expect(await api.flagByKey(flag.key)).toMatchObject(flag);
  });

  test('takes the link’s flag, and compares it with the one that PostHog has', async () => {
    const { api } = openTestProject();
    const linked = { ...flag, filters: { groups: [{ properties: [], rollout_percentage: 90 }] } };
    const params = sceneParams({ flag: linked });
    expect(await openCrowd(api, params, newCoolFeature)).toMatchObject({
      base: linked,
      saved: linked,
      savedIn: 'link',
    });
    await api.createFlag(flag);
    expect(await openCrowd(api, params, newCoolFeature)).toMatchObject({
      base: linked,
      saved: flag,
      savedIn: 'posthog',
      isFromLink: true,
    });
  });

  test('says what is wrong with a link, and shows the project’s flag', async () => {
    const { api } = openTestProject();
    await api.createFlag(flag);
    const opened = await openCrowd(api, new URLSearchParams('flag={"key":'), newCoolFeature);
    expect(opened).toMatchObject({ base: flag, isFromLink: false });
    expect(opened.problem).toContain('The link’s flag is not JSON');
  });

  test('says why PostHog could not be asked, and shows the tutorial’s flag', async () => {
    const { api } = openTestProject();
    const flagByKey = () => Promise.reject(new ApiError(429, 'Too many requests. Wait a minute.'));
    const opened = await openCrowd({ ...api, flagByKey }, new URLSearchParams(), newCoolFeature);
    expect(opened).toMatchObject({
      savedIn: 'recipe',
      problem: 'Too many requests. Wait a minute.',
    });
  });
});
