/** An escape that is begun and not ended, and what may be stuck to it. */
const BEGUN = /%[0-9a-f]?[^0-9a-z%&=]*$/i;

/** Escapes in a row, which are characters together. */
const ESCAPES = /(?:%[0-9a-f]{2})+/gi;

/**
 * What is wrong with the query of an address that was cut inside an escape, such as `?user=Jos%C3`; it
 * would be read as another one. Takes the query as it was sent, for a parsed one has lost it.
 */
export function findCut(search: string): string | undefined {
  const [begun] = BEGUN.exec(search) ?? [];
  if (begun !== undefined) return sentence(begun);
  for (const [escapes] of search.matchAll(ESCAPES)) {
    if (!isUtf8(escapes)) return sentence(escapes.slice(-9));
  }
  return undefined;
}

function sentence(escape: string): string {
  return `This link was cut in the middle of a character: it has “${escape}”, which is only a part of one. Copy it again, whole.`;
}

function isUtf8(escapes: string): boolean {
  try {
    // A call whose value is not used is left out of the build.
    return decodeURIComponent(escapes) !== '';
  } catch {
    return false;
  }
}
