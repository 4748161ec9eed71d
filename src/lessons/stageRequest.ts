import { type StageRequest, USER_PAGE } from '../runs/stageRequest.ts';
import { STAGES } from './stages.ts';

/** What the console sends to a stage: what it declares, or a GET of the user's page. */
export function stageRequest(stage: string): StageRequest {
  const declared: Readonly<Record<string, { title: string; request?: StageRequest }>> = STAGES;
  return declared[stage]?.request ?? USER_PAGE;
}
