/**
 * JSON whose whole numbers beyond 2^53, such as the 64-bit IDs of chat services, are kept as they
 * were written where JavaScript would write another one: as opaque values of `JSON.rawJSON`, which
 * `JSON.stringify` prints digit by digit.
 */

/** The language has these, and TypeScript does not know yet. */
const { rawJSON, isRawJSON } = JSON as unknown as {
  rawJSON: (text: string) => unknown;
  /** Node 20 has neither, and so keeps no number. */
  isRawJSON?: (value: unknown) => boolean;
};

/**
 * What `JSON.parse` gives, but for long whole numbers, which are kept. Texts that have none are told
 * at a glance, and cost no more. (A reviver knows numbers by their source, at fifty times the cost.)
 * @throws SyntaxError when it is no JSON
 */
export function parseNumbers(text: string): unknown {
  if (!MAY_HAVE_LONG.test(text)) return JSON.parse(text);
  const marked = markLong(text);
  if (marked === text) return JSON.parse(text);
  try {
    return restore(JSON.parse(marked), 0);
  } catch {
    // Its error speaks of what was sent.
    return JSON.parse(text);
  }
}

/** True for a number that was kept as it was written, here or by `parseExact`. */
export function isKeptNumber(value: unknown): boolean {
  return typeof value === 'object' && isRawJSON?.(value) === true;
}

const MAY_HAVE_LONG = /(?:^|[:,[\s-])\d{16,}\s*(?:$|[,}\]])/;
const LONG = /(?<![\w.+-])-?[1-9]\d{15,}(?![\w.])/g;

/** No text from outside begins so. */
const MARK = `${crypto.randomUUID()} `;

/** The text with strings in the place of long numbers. */
function markLong(text: string): string {
  const parts: string[] = [];
  let copiedTo = 0;
  let quote = text.indexOf('"');
  let stringEnd = 0;
  for (const { 0: token, index } of text.matchAll(LONG)) {
    while (quote >= 0 && quote < index) {
      stringEnd = endOfString(text, quote);
      quote = text.indexOf('"', stringEnd);
    }
    const value = Number(token);
    const isExact = String(value) === token;
    if (stringEnd > index || isExact || !Number.isFinite(value)) continue;
    parts.push(text.slice(copiedTo, index), `"${MARK}${token}"`);
    copiedTo = index + token.length;
  }
  return parts.join('') + text.slice(copiedTo);
}

/** Where the string that begins at `start` is over: behind the next quote that is not escaped. */
function endOfString(text: string, start: number): number {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let escapes = quote;
    while (escapes > from && text[escapes - 1] === '\\') escapes--;
    from = quote + 1;
    if ((quote - escapes) % 2 === 0) return from;
  }
}

/** Deeper than any JSON that is taken. */
const MAX_DEPTH = 200;

function restore(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return value.startsWith(MARK) ? rawJSON(value.slice(MARK.length)) : value;
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item !== 'number') value[index] = restore(item, depth + 1);
    }
    return value;
  }
  for (const [key, item] of Object.entries(value)) {
    const restored = restore(item, depth + 1);
    // Other than an assignment, this makes a property of `__proto__`, too.
    if (restored !== item) Object.defineProperty(value, key, { ...PLAIN, value: restored });
  }
  return value;
}

const PLAIN = { configurable: true, enumerable: true, writable: true };
