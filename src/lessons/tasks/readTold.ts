import { BrowserPartError } from '../../runs/browserPart.ts';
import { readOwnPart } from '../../runs/readOwnPart.ts';
import type { KeptCheck } from './createCheckMemory.ts';
import type { ToldVisit } from './openCheck.ts';

/**
 * Reads what a browser tells of a check's visits, each as JSON.
 *
 * @throws {BrowserPartError} with a sentence when it is nothing that the visits could be
 */
export function readTold(
  recorded: readonly FormDataEntryValue[],
  { plan, apiKey }: Pick<KeptCheck, 'plan' | 'apiKey'>,
): ToldVisit[] {
  const texts = recorded.filter((one) => typeof one === 'string');
  // After a visit without a page no more are made.
  if (texts.length === 0 || texts.length > plan.visits.length) {
    throw new BrowserPartError(
      `The check has ${plan.visits.length} visits, and ${texts.length} were told of. Check your version again.`,
    );
  }
  return texts.map((text) => readOwnPart(text, apiKey));
}
