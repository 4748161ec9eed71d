import type { ClientStage } from '../../tutorials/tutorial.ts';
import { isStageName, STAGES } from '../stages.ts';

/** How a stage's page is used, if it has a script that runs in the reader's browser. */
export function clientStage(name: string): ClientStage | undefined {
  if (!isStageName(name)) return undefined;
  const { client }: { client?: ClientStage; title: string } = STAGES[name];
  return client;
}
