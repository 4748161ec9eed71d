import { filtersOf } from './filtersOf.ts';
import { RECIPE } from './flagForm.ts';
import { ApiError } from '../project/apiError.ts';
import type { Api } from '../project/createApi.ts';
import { TUTORIAL_FLAG } from '../project/tutorialFlag.ts';
import { type CrowdForm, readCrowd } from '../scene/readCrowd.ts';
import { readScene } from '../scene/readScene.ts';
import type { SceneFlag } from '../scene/scene.ts';
import { sceneFlagOf } from '../scene/sceneFlagOf.ts';

/** The crowd as an address asks for it. */
export interface OpenedCrowd {
  form: CrowdForm;
  /** The flag before the edits of the form. */
  base: SceneFlag;
  /** True when the address brought the flag, and has to keep it. */
  isFromLink: boolean;
  /** The flag against which gains and losses are told. */
  saved: SceneFlag;
  /** What `saved` is: PostHog's, that of the link, or the tutorial's where PostHog has none. */
  savedIn: 'posthog' | 'link' | 'recipe';
  /** The query of the address, for links to further states. */
  query: string;
  /** Why the link's flag or the project's could not be had, and what to do. */
  problem: string | undefined;
}

/**
 * Opens the crowd in the state that the query of an address describes. Bad input changes nothing:
 * `problem` and the form's problems say what is wrong with it.
 */
export async function openCrowd(api: Api, params: URLSearchParams): Promise<OpenedCrowd> {
  const { scene, problem } = readScene(params);
  const linked = scene?.flag;
  const { flag, refusal } = await askFor(api, linked?.key ?? TUTORIAL_FLAG);
  const base = linked ?? flag ?? recipe();
  return {
    form: readCrowd(base, params),
    base,
    isFromLink: linked !== undefined,
    saved: flag ?? base,
    savedIn: flag ? 'posthog' : linked ? 'link' : 'recipe',
    query: params.toString(),
    problem: problem ?? refusal,
  };
}

async function askFor(api: Api, key: string): Promise<{ flag?: SceneFlag; refusal?: string }> {
  try {
    const flag = await api.flagByKey(key);
    return flag ? { flag: sceneFlagOf(flag) } : {};
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { refusal: error.message };
  }
}

function recipe(): SceneFlag {
  const { key, active } = RECIPE;
  return { key, active, filters: filtersOf(RECIPE, undefined) };
}
