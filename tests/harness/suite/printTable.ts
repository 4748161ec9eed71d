/** Prints rows as a table with a heading, the first column to the left, the others to the right. */
export function printTable(headings: string[], rows: string[][]): void {
  const lines = [headings, headings.map(() => ''), ...rows];
  const widths = headings.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  for (const line of lines) {
    const cells = line.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    console.log(cells.join('   ').trimEnd());
  }
}
