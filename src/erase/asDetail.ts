/** More tells a reader nothing; a name or a specifier in it may be as long as the code. */
const MOST = 200;

/** What a parser says, or a word of the code, as it stands within a sentence. */
export function asDetail(said: string): string {
  return said.length > MOST ? `${said.slice(0, MOST)}…` : said.replace(/\.$/, '');
}
