/**
 * The flag form: opened with what PostHog has saved, and submitted.
 */

import type { FeatureFlag } from '../../flags/flag.ts';
import { ApiError } from '../../project/apiError.ts';
import type { Api, FlagChange } from '../../project/createApi.ts';
import { TUTORIAL_FLAG, TUTORIAL_RECIPE } from '../../project/tutorialFlag.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import { editFlagDraft } from './editFlagDraft.ts';
import { findDraftProblems, type Problems } from './findDraftProblems.ts';
import { draftOf, filtersOf, type FlagDraft } from './flagDraft.ts';
import { formText, parseFlagDraft } from './parseFlagDraft.ts';

/** The flag form as the reader sees it. */
export interface FlagForm {
  draft: FlagDraft;
  problems: Problems;
  /** Whether PostHog has the flag already. */
  exists: boolean;
  /** The REST call that saves the draft; with a status once it was made. */
  call: RestCall;
}

/** A call of PostHog's REST API, as the reader is shown it. */
export interface RestCall {
  method: 'POST' | 'PATCH';
  path: string;
  body: FlagChange;
  status?: number;
}

/** The flag as step 3 of the tutorial wants it. */
const RECIPE: FlagDraft = {
  ...draftOf(featureFlagOf(TUTORIAL_RECIPE)),
  name: 'The new cool page',
};

/** An empty form, as a reader finds it who is to type the flag. */
const BLANK: FlagDraft = { ...RECIPE, name: '', sets: [{ rollout: '100', filters: [] }] };

/** The form with what PostHog has saved, or blank. */
export async function openFlagForm(api: Api): Promise<FlagForm> {
  try {
    const flag = await api.flagByKey(TUTORIAL_FLAG);
    return formOf(api, flag ? draftOf(flag) : BLANK, flag);
  } catch (error) {
    return formOf(api, BLANK, undefined, problemsOf(error));
  }
}

/** Carries out the button that the reader pressed, and gives the form to show next. */
export async function submitFlagForm(api: Api, form: FormData): Promise<FlagForm> {
  const draft = parseFlagDraft(form);
  const button = formText(form, 'do');
  let flag: FeatureFlag | undefined;
  try {
    flag = await api.flagByKey(TUTORIAL_FLAG);
    const edited = editFlagDraft(draft, button);
    if (edited) return formOf(api, edited, flag);
    if (button === 'recipe') return await save(api, RECIPE, flag);
    if (flag && button === 'delete') return await change(api, flag, { deleted: true });
    if (flag && button === 'switch') return await change(api, flag, { active: !flag.active });
    if (button !== 'save') return formOf(api, draft, flag);
    const problems = findDraftProblems(draft);
    if (Object.keys(problems).length > 0) return formOf(api, draft, flag, problems);
    return await save(api, draft, flag);
  } catch (error) {
    return formOf(api, draft, flag, problemsOf(error));
  }
}

async function save(api: Api, draft: FlagDraft, flag: FeatureFlag | undefined): Promise<FlagForm> {
  const call = callOf(api, draft, flag);
  const saved =
    flag === undefined
      ? await api.createFlag({ ...call.body, key: draft.key })
      : await api.updateFlag(flag.id, call.body);
  return made(api, saved, { ...call, status: flag ? 200 : 201 });
}

async function change(api: Api, flag: FeatureFlag, body: FlagChange): Promise<FlagForm> {
  const saved = await api.updateFlag(flag.id, body);
  const path = api.path(`feature_flags/${flag.id}/`);
  return made(api, saved, { method: 'PATCH', path, body, status: 200 });
}

function made(api: Api, saved: FeatureFlag, call: RestCall): FlagForm {
  const form = saved.deleted ? formOf(api, BLANK, undefined) : formOf(api, draftOf(saved), saved);
  return { ...form, call };
}

function formOf(
  api: Api,
  draft: FlagDraft,
  flag: FeatureFlag | undefined,
  problems: Problems = {},
): FlagForm {
  return { draft, problems, exists: flag !== undefined, call: callOf(api, draft, flag) };
}

function callOf(api: Api, draft: FlagDraft, flag: FeatureFlag | undefined): RestCall {
  const { key, name, active } = draft;
  const body = { key, name, active, filters: filtersOf(draft, flag?.filters) };
  return flag
    ? { method: 'PATCH', path: api.path(`feature_flags/${flag.id}/`), body }
    : { method: 'POST', path: api.path('feature_flags/'), body };
}

/** PostHog names the field it objects to; the form has only some of PostHog's fields. */
function problemsOf(error: unknown): Problems {
  if (!(error instanceof ApiError)) throw error;
  return { [error.attr === 'key' ? 'key' : '']: error.message };
}
