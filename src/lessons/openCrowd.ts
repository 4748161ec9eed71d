import { ApiError, unlessRefused } from '../project/api/apiError.ts';
import type { Api } from '../project/api/createApi.ts';
import { type CrowdForm, readCrowd } from '../scene/readCrowd.ts';
import { readScene } from '../scene/readScene.ts';
import type { SceneFlag } from '../scene/scene.ts';
import { sceneFlagOf } from '../scene/sceneFlag.ts';
import type { TaughtFlag } from '../tutorials/tutorial.ts';
import { stageAsking } from './stages.ts';

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
  /** A stage that asks for the flag. */
  stage: string;
  /** The query of the address, for links to further states. */
  query: string;
  /** Why the link's flag or the project's could not be had, and what to do. */
  problem: string | undefined;
}

/**
 * Opens the crowd in the state that the query of an address describes. Bad input changes nothing:
 * `problem` and the form's problems say what is wrong with it.
 *
 * @param taught the flag that is meant where the address brings none
 */
export async function openCrowd(
  api: Api,
  params: URLSearchParams,
  taught: TaughtFlag,
): Promise<OpenedCrowd> {
  const { scene, problem } = readScene(params);
  const linked = scene?.flag;
  const found = await unlessRefused(api.flagByKey(linked?.key ?? scene?.about ?? taught.key));
  const flag = found instanceof ApiError ? undefined : found && sceneFlagOf(found);
  const base = linked ?? flag ?? taught.recipe;
  return {
    form: readCrowd(base, params),
    base,
    isFromLink: linked !== undefined,
    saved: flag ?? base,
    savedIn: flag ? 'posthog' : linked ? 'link' : 'recipe',
    stage: stageAsking(base.key) ?? '',
    query: params.toString(),
    problem: problem ?? (found instanceof ApiError ? found.message : undefined),
  };
}
