import { parseNumbers } from '../../json/longNumbers.ts';
import { isRecord } from '../../json/record.ts';
import type { Work } from '../work/startWork.ts';
import { MOST_EVENT_BYTES, MOST_EVENTS, tooBig, tooMany } from './limits.ts';
import { RequestError } from './requestError.ts';
import { splitBatch } from './splitBatch.ts';

/** What can be parsed in one go without anyone noticing. */
const SMALL = 512 * 1024;

/**
 * Parses the JSON of a request that may be a batch: a list, or an object with a list in `batch`. A
 * large one is parsed item by item, in turns.
 *
 * @param parseText reads a text, or throws
 * @throws RequestError 400 when it is no JSON, 413 for a part that is larger than an event may be, or
 *   for too many items.
 */
export async function parsePayload(
  bytes: Buffer,
  work: Work,
  parseText: (text: string) => unknown = parseNumbers,
): Promise<unknown> {
  const parse = (text: string) => parseWith(parseText, text);
  if (bytes.length <= SMALL) return checkCount(parse(bytes.toString()));
  await work.claimPlace();
  const { rest, items } = await splitBatch(bytes, MOST_EVENTS, work);
  if (!items) {
    if (bytes.length > MOST_EVENT_BYTES) throw tooBig(MOST_EVENT_BYTES);
    return parse(bytes.toString());
  }
  if (items.length > MOST_EVENTS) throw tooMany();
  if (rest.length > MOST_EVENT_BYTES) throw tooBig(MOST_EVENT_BYTES);
  const envelope = parse(rest);
  const batch: unknown[] = [];
  for (const [start, end] of items) {
    if (end - start > MOST_EVENT_BYTES) throw tooBig(MOST_EVENT_BYTES);
    batch.push(parse(bytes.toString('utf8', start, end)));
    if (work.isOver()) await work.rest();
  }
  return isRecord(envelope) ? { ...envelope, batch } : batch;
}

function checkCount(payload: unknown): unknown {
  const batch = isRecord(payload) ? payload['batch'] : payload;
  if (Array.isArray(batch) && batch.length > MOST_EVENTS) throw tooMany();
  return payload;
}

function parseWith(parseText: (text: string) => unknown, text: string): unknown {
  try {
    return parseText(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no JSON';
    throw new RequestError(400, `failed to parse request: ${reason}`);
  }
}
