/** One of the elements that a click went through, from the innermost out. */
export interface ClickedElement {
  event: null;
  text: string | null;
  tag_name: string | null;
  attr_class: string[] | null;
  href: string | null;
  attr_id: string | null;
  nth_child: number | null;
  nth_of_type: number | null;
  attributes: Record<string, string>;
  order: number;
}

/**
 * Reads an elements chain, `a.big:href="/"text="Home";div:…`, as PostHog's `chain_to_elements` does.
 * Takes a time in proportion to its length, whatever stands in it; PostHog's patterns do not.
 */
export function parseElements(chain: string): ClickedElement[] {
  return splitChain(chain).map(parseElement);
}

/** Elements are parted by semicolons, and by blanks, outside of quotes. */
function splitChain(chain: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < chain.length) {
    const character = chain.charAt(at);
    const end = character === '"' ? closingQuote(chain, at) : undefined;
    if (end !== undefined) {
      at = end + 1;
    } else if (/[\s;"]/.test(character)) {
      if (at > start) parts.push(chain.slice(start, at));
      start = ++at;
    } else {
      at++;
    }
  }
  if (at > start) parts.push(chain.slice(start, at));
  return parts;
}

/** Where a quote ends: at one that is not escaped, or else at the last that is; undefined for nowhere. */
function closingQuote(text: string, opening: number): number | undefined {
  let escaped: number | undefined;
  for (let at = opening + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') return at;
    if (character !== '\\') continue;
    at++;
    if (text.charAt(at) === '"') escaped = at;
  }
  return escaped;
}

/** Classes may have colons, too: the attributes begin where a name and an equals sign follow one. */
const ATTRIBUTES = /:([a-zA-Z\-_0-9]*=.*)/s;

/** An element is read up to the end of its first line that has attributes. */
function parseElement(text: string, order: number): ClickedElement {
  const lines = text.split('\n');
  const line = lines.find((each) => ATTRIBUTES.test(each)) ?? lines.at(-1) ?? '';
  const found = ATTRIBUTES.exec(line);
  const tagAndClasses = line.slice(0, found?.index);
  const attributes = found?.[1] ?? '';
  const [tag = '', ...classes] = tagAndClasses.split('.');
  const { promoted, others } = parseAttributes(attributes);
  return {
    event: null,
    text: promoted.get('text') ?? null,
    tag_name: tagAndClasses === '' ? null : tag,
    attr_class: classes.length > 0 ? classes.filter((name) => name !== '') : null,
    href: promoted.get('href') ?? null,
    attr_id: promoted.get('attr_id') ?? null,
    nth_child: readInt(promoted.get('nth-child')),
    nth_of_type: readInt(promoted.get('nth-of-type')),
    attributes: Object.fromEntries(others),
    order,
  };
}

const PROMOTED = new Set(['text', 'href', 'attr_id', 'nth-child', 'nth-of-type']);

function parseAttributes(text: string) {
  const promoted = new Map<string, string>();
  const others = new Map<string, string>();
  let start = 0;
  for (;;) {
    const equals = text.indexOf('="', start);
    if (equals < 0) break;
    const key = text.slice(start, equals);
    const end = unescapedQuote(text, equals + 2);
    if (end === undefined) break;
    const value = text.slice(equals + 2, end);
    if (PROMOTED.has(key)) promoted.set(key, value);
    else if (key !== '') others.set(key, value);
    start = end + 1;
  }
  return { promoted, others };
}

function unescapedQuote(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '"') return at;
    if (text.charAt(at) === '\\') at++;
  }
  return undefined;
}

function readInt(text: string | undefined): number | null {
  return text !== undefined && /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : null;
}
