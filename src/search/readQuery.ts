/** What somebody looks for. */
export interface Query {
  text: string;
  /** Whether it was longer. */
  isCut: boolean;
}

/** More than anybody types to find a passage. */
const MOST_CHARACTERS = 100;
const MOST_WORDS = 12;

/** Reads what is looked for; of what is too long, the whole words at its beginning. */
export function readQuery(written: string | null): Query {
  const whole = (written ?? '').toWellFormed().replaceAll(/\s+/g, ' ').trim();
  const words = whole.split(' ').slice(0, MOST_WORDS).join(' ');
  if (words.length <= MOST_CHARACTERS) return { text: words, isCut: words !== whole };
  const space = words.lastIndexOf(' ', MOST_CHARACTERS);
  const text = words.slice(0, space > 0 ? space : MOST_CHARACTERS).toWellFormed();
  return { text, isCut: true };
}
