import type { ClientStage } from '../../tutorials/tutorial.ts';
import { STAGES } from '../stages.ts';

/** What a stage says of its part in the reader's browser; undefined for one that has none. */
export function clientStage(stage: string): ClientStage | undefined {
  return STAGES.get(stage)?.client;
}
