/**
 * The file that a figure of Source shows, as the site has it.
 */

/** A text, and the HTML of its lines as Source shows them. */
export interface ShownText {
  code: string;
  lines: string[];
}

/** A stage's file. */
export interface WrittenFile extends ShownText {
  stage: string;
  path: string;
  /** What a reader's version is compared with: the file itself, or of an edit, the file that it changes. */
  since: ShownText;
}

/** Reads the file off a figure, to the letter. */
export function writtenFile(figure: HTMLElement, stage: string): WrittenFile {
  const lines = [...figure.querySelectorAll<HTMLElement>(':scope > .code .line')];
  const own = textOf(lines, 'removed');
  return {
    ...own,
    stage,
    path: figure.querySelector('.path')?.textContent ?? stage,
    since: figure.classList.contains('edit') ? textOf(lines, 'added') : own,
  };
}

function textOf(lines: HTMLElement[], without: 'added' | 'removed'): ShownText {
  const own = lines.filter(({ classList }) => !classList.contains(without));
  return {
    code: own.map(({ textContent }) => textContent).join(''),
    lines: own.map(({ innerHTML }) => innerHTML.replace(/\n$/, '')),
  };
}
