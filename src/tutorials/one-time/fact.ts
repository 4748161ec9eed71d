/**
 * The fact that makes a visitor known, and what a run shows of it.
 */

import type { Evidence } from '../../evidence/evidence.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { isFlagRequest } from '../../runs/isFlagRequest.ts';

/** The person property that the app writes and the flag reads. */
export const FACT = 'first_request_complete';

/** Whether PostHog knows of somebody that they have been here. */
export async function isKnown({ person }: Evidence, user: string): Promise<boolean> {
  return (await person(user))?.properties[FACT] === true;
}

/** Whether a run told PostHog itself, with its question, that the user has been here. */
export function isTold({ run }: RunReport): boolean {
  return run.exchanges.some(
    (exchange) => isFlagRequest(exchange) && toldIn(exchange.request)?.[FACT] === true,
  );
}

/** What a question says of the person. */
function toldIn(question: unknown): Record<string, unknown> | undefined {
  if (typeof question !== 'object' || question === null) return undefined;
  const told: unknown = Reflect.get(question, 'person_properties');
  return typeof told === 'object' && told !== null ? { ...told } : undefined;
}
