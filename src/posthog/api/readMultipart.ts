import type { Work } from '../work/startWork.ts';
import { validationError } from './refusals.ts';

/** Of small parts there must not be a million. */
const MOST_PARTS = 100;

/**
 * Reads a form of parts, which may have files in it.
 * @throws RequestError 400 when it cannot be read or has too many parts.
 */
export async function readMultipart(body: Buffer, type: string, work: Work): Promise<FormData> {
  // What takes a form apart does so in one go.
  await work.claimPlace();
  checkParts(body, type);
  try {
    const headers = { 'Content-Type': type };
    return await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    const reason = 'its parts do not stand between the boundaries that its Content-Type names';
    throw validationError(`Multipart form parse error - ${reason}.`, null, 'parse_error');
  }
}

function checkParts(body: Buffer, type: string): void {
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary === undefined) return;
  let parts = -1;
  for (let at = -1; (at = body.indexOf(`--${boundary}`, at + 1)) >= 0;) {
    if (++parts > MOST_PARTS) {
      throw validationError(`The form has more than ${MOST_PARTS} parts.`, null);
    }
  }
}
