const LONGEST = 12;

/** A name for a place with little room: a long one is cut between whole characters, emoji too. */
export function shortName(name: string): string {
  const letters = Array.from(new Intl.Segmenter('en').segment(name), ({ segment }) => segment);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : name;
}
