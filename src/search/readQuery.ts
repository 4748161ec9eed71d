/** What somebody looks for. */
export interface Query {
  text: string;
  /** Whether it was longer. */
  isCut: boolean;
}

/** More than anybody types to find a passage. */
export const LONGEST_QUERY = 100;

/** Reads what is looked for; of what is too long, the whole words at its beginning. */
export function readQuery(written: string | null): Query {
  const text = (written ?? '').toWellFormed().replaceAll(/\s+/g, ' ').trim();
  if (text.length <= LONGEST_QUERY) return { text, isCut: false };
  const space = text.lastIndexOf(' ', LONGEST_QUERY);
  return { text: text.slice(0, space > 0 ? space : LONGEST_QUERY).toWellFormed(), isCut: true };
}
