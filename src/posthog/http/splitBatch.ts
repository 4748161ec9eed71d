import type { Work } from '../work/startWork.ts';

/** A large JSON text of a batch in parts, each of which can be parsed by itself. */
export interface SplitBatch {
  /** The text with an empty list in the place of the batch, and null for what is long beside it. */
  rest: string;
  /** Where the items of the batch begin and end; undefined when the text has no batch. */
  items: readonly (readonly [start: number, end: number])[] | undefined;
}

/** Values of an envelope that matter, such as its key and time, are short. */
const LONG = 64 * 1024;
/** How many bytes are looked at before the clock is. */
const STRIDE = 16 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Finds the items of a batch, a list by itself or under `batch` in an object, without parsing: what
 * `JSON.parse` takes half a second for is read in turns. Only brackets and texts are minded; what is
 * no JSON shows when the parts are parsed.
 *
 * @param mostItems more are not looked for: the list ends with one more
 */
export async function splitBatch(
  bytes: Buffer,
  mostItems: number,
  work: Work,
): Promise<SplitBatch> {
  const parts: string[] = [];
  let items: [number, number][] | undefined;
  let depth = 0;
  let copiedTo = 0;
  /** Depth within the list of the batch; 0 outside it. */
  let listDepth = 0;
  let start = 0;
  let keyStart = 0;
  let keyEnd = 0;
  let lookAt = STRIDE;

  const isBatch = () =>
    depth === 1 ? true : depth === 2 && bytes.toString('latin1', keyStart, keyEnd) === '"batch"';

  for (let at = 0; at < bytes.length; at++) {
    if (at >= lookAt) {
      lookAt = at + STRIDE;
      if (work.isOver()) await work.rest();
    }
    switch (bytes[at]) {
      case QUOTE: {
        const end = endOfText(bytes, at);
        if (depth === 1 && listDepth === 0 && start === 0) [keyStart, keyEnd] = [at, end];
        at = end - 1;
        break;
      }
      case 0x5b: // [
      case 0x7b: // {
        depth++;
        if (bytes[at] === 0x7b || listDepth > 0 || !isBatch()) break;
        listDepth = depth;
        items = [];
        parts.push(bytes.toString('utf8', copiedTo, at + 1));
        start = at + 1;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (listDepth > 0 && depth === listDepth) {
          if (items && (items.length > 0 || !isBlank(bytes, start, at))) items.push([start, at]);
          listDepth = 0;
          copiedTo = at;
          start = 0;
        } else if (depth === 1) {
          leaveOut(at);
        }
        depth--;
        break;
      case 0x3a: // :
        if (depth === 1 && start === 0) start = at + 1;
        break;
      case 0x2c: // ,
        if (depth === 1 && listDepth === 0) leaveOut(at);
        if (listDepth === 0 || depth !== listDepth) break;
        items?.push([start, at]);
        if (items && items.length > mostItems) return { rest: parts.join(''), items };
        start = at + 1;
        break;
    }
  }
  parts.push(bytes.toString('utf8', copiedTo, bytes.length));
  return { rest: parts.join(''), items };

  /** Ends a value of the outermost object. */
  function leaveOut(end: number): void {
    if (start > 0 && end - start > LONG) {
      parts.push(bytes.toString('utf8', copiedTo, start), 'null');
      copiedTo = end;
    }
    start = 0;
  }
}

/** Where the text that begins at `start` is over: behind the next quote that is not escaped. */
function endOfText(bytes: Buffer, start: number): number {
  for (let from = start + 1; ;) {
    const quote = bytes.indexOf(QUOTE, from);
    if (quote < 0) return bytes.length;
    let escapes = quote;
    while (escapes > from && bytes[escapes - 1] === BACKSLASH) escapes--;
    from = quote + 1;
    if ((quote - escapes) % 2 === 0) return from;
  }
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) > 0x20) return false;
  return true;
}
