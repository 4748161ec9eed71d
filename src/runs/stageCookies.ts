/**
 * The cookies of the stages. Each of a reader's browsers in a lesson has a jar, and all jars lie in the
 * reader's one real browser: a cookie's name begins there with its jar's. A stage is given none but its
 * own, and can overwrite no other.
 */

/** The jar of runs that name no browser, and of pages that are opened by hand. */
const OWN_JAR = 'own';

/** Of more, the oldest are given up: a browser sends them all with each request, in 16 KB at most. */
const MOST_CHARACTERS = 6000;

/** Whether a name can be that of a jar. */
export function isJarName(name: string): boolean {
  return /^[a-z][a-z0-9-]{0,19}$/.test(name) && name !== OWN_JAR;
}

/**
 * The `Cookie` header that a stage is given, from the one that the reader's browser sent. Where no browser
 * is named, a program may send a stage's cookies as they are.
 */
export function cookiesForStage(header: string | null, browser = OWN_JAR): string {
  const all = readCookies(header);
  const prefix = prefixOf(browser);
  const own = all
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, value }) => ({ name: name.slice(prefix.length), value }));
  const names = new Set(own.map(({ name }) => name));
  const plain = browser === OWN_JAR ? all.filter(({ name }) => !isInJar(name)) : [];
  const given = [...own, ...plain.filter(({ name }) => !names.has(name))];
  return given.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/**
 * The `Set-Cookie` lines for the reader's browser: those of a stage, put into a jar, and what makes room
 * for them.
 *
 * @param header the `Cookie` header that the reader's browser sent
 */
export function cookiesToKeep(
  lines: readonly string[],
  header: string | null,
  browser = OWN_JAR,
): string[] {
  if (lines.length === 0) return [];
  const kept = lines.map((line) => inJar(line, prefixOf(browser))).filter((line) => line !== '');
  return [...oldestOf(header, kept), ...kept];
}

/** Of the `Cookie` header of a reader's browser, what lies in the jars: nothing of the site's own. */
export function cookiesInJars(header: string | null): string {
  const held = readCookies(header).filter(({ name }) => isInJar(name));
  return held.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** The `Set-Cookie` lines that empty all jars of the browser which sent this `Cookie` header. */
export function emptyJars(header: string | null): string[] {
  return readCookies(header)
    .filter(({ name }) => isInJar(name))
    .map(({ name }) => forgetLine(name));
}

/** A `Cookie` header after its browser was told these `Set-Cookie` lines. */
export function withSetCookies(header: string | null, lines: readonly string[]): string {
  const cookies = new Map(readCookies(header).map(({ name, value }) => [name, value]));
  for (const line of lines) {
    const { name, value, isGone } = readLine(line);
    // What is set anew is not the oldest any more.
    if (isGone) cookies.delete(name);
    else cookies.set(name, value);
  }
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

interface Cookie {
  name: string;
  /** As it is written, encoded or not. */
  value: string;
}

function readCookies(header: string | null): Cookie[] {
  return (header ?? '').split(';').flatMap((part) => {
    const cookie = readPair(part);
    return cookie.name === '' ? [] : [cookie];
  });
}

function readPair(text: string): Cookie {
  const [name = '', ...value] = text.split('=');
  return { name: name.trim(), value: value.join('=').trim() };
}

function readLine(line: string): Cookie & { attributes: string[]; isGone: boolean } {
  const [pair = '', ...rest] = line.split(';');
  const attributes = rest.map((attribute) => attribute.trim());
  const valueOf = (wanted: string) =>
    attributes.map(readPair).find(({ name }) => name.toLowerCase() === wanted)?.value;
  const maxAge = valueOf('max-age');
  const expires = Date.parse(valueOf('expires') ?? '');
  const isGone = maxAge === undefined ? expires <= Date.now() : Number(maxAge) <= 0;
  return { ...readPair(pair), attributes, isGone };
}

/** The stages share a jar, wherever they are asked: so its cookies hold for the whole site. */
function inJar(line: string, prefix: string): string {
  const { name, value, attributes } = readLine(line);
  if (name === '') return '';
  const lasting = attributes.filter((attribute) => /^(expires|max-age)=/i.test(attribute));
  return [`${prefix}${name}=${value}`, 'Path=/', ...lasting, 'HttpOnly', 'SameSite=Lax'].join('; ');
}

/** What is taken out of the jars so that new lines find room: browsers send the oldest first. */
function oldestOf(header: string | null, lines: readonly string[]): string[] {
  const fresh = lines.map((line) => readLine(line).name);
  const held = readCookies(header).filter(({ name }) => isInJar(name) && !fresh.includes(name));
  let size = [...held.map(sizeOf), ...lines.map((line) => sizeOf(readLine(line)))].reduce(
    (sum, one) => sum + one,
    0,
  );
  return held.flatMap((cookie) => {
    if (size <= MOST_CHARACTERS) return [];
    size -= sizeOf(cookie);
    return [forgetLine(cookie.name)];
  });
}

function sizeOf({ name, value }: Cookie): number {
  return name.length + value.length + 3;
}

function forgetLine(name: string): string {
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;
}

const JARS = 'jar.';

function prefixOf(browser: string): string {
  return `${JARS}${browser}.`;
}

function isInJar(name: string): boolean {
  return name.startsWith(JARS);
}
