import { type StageRequest, USER_PAGE } from '../runs/stageRequest.ts';
import { STAGES } from './stages.ts';

/** What the console sends to a stage: what it declares, or a GET of the user's page. */
export function stageRequest(stage: string): StageRequest {
  return STAGES.get(stage)?.request ?? USER_PAGE;
}
