import { make } from './make.ts';
import type { MarkedLine } from './markChanges.ts';

/** A read-only view of marked lines, in the markup of `ui/CodeLines.astro`. */
export function changesView(label: string) {
  const code = make('code', {});
  const element = make('pre', { className: 'code', tabIndex: 0, hidden: true }, code);
  element.role = 'group';
  element.ariaLabel = label;
  return {
    element,
    /** Shows the lines; `htmlOf` gives the highlighted HTML of each, which is set as is. */
    show(lines: readonly MarkedLine[], htmlOf: (line: MarkedLine) => string): void {
      const shown = lines.map((line) => {
        const one = make('span', { className: `line ${line.change ?? ''}`.trim() });
        one.innerHTML = `${htmlOf(line).replace(/\n$/, '')}\n`;
        return one;
      });
      code.replaceChildren(...shown);
    },
  };
}
