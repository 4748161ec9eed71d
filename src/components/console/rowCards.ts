/**
 * The cards of the requests that ran in a row, and which of them the page shows.
 */

import { swapContent } from '../parts/swapContent.ts';

/** What there is to show of what the server told: a run, which may be one of a row. */
interface Shown {
  /** The run's result, as HTML. */
  html: string;
  /** Set for a run of a row: whether each of its runs has ended. */
  isWhole?: boolean;
  /** Whether a run of the same row was shown before. */
  isSameRow: boolean;
}

/** The cards of a console. */
export interface RowCards {
  /** Takes what the server told; of a row, shows the cards and gives the run that is chosen, or the last. */
  show: (html: string) => Shown;
  /** Marks the card of the run that the page shows. */
  mark: (run: string) => void;
  /** Keeps a run of the row in view while the row goes on. */
  keep: (run: string) => void;
}

/** The cards in `root`; `remember` is told of every run of a row, as HTML. */
export function rowCards(root: HTMLElement, remember: (html: string) => void): RowCards {
  let row = '';
  let chosen = '';
  // The row that the page came with.
  const template = root.querySelector<HTMLTemplateElement>('template[data-row-runs]');
  for (const { outerHTML } of template ? runsIn(template.content) : []) remember(outerHTML);

  return {
    show: (html) => {
      const told = parse(html);
      const { row: id = '', whole } = told.querySelector<HTMLElement>('[data-row]')?.dataset ?? {};
      const isSameRow = id !== '' && id === row;
      if (!isSameRow) chosen = '';
      row = id;
      if (id === '') return { html, isSameRow };
      placeCards(root, told);
      const runs = runsIn(told);
      const shown = runs.find(({ dataset }) => dataset['run'] === chosen) ?? runs.at(-1);
      for (const { outerHTML } of runs) remember(outerHTML);
      return { html: shown?.outerHTML ?? '', isWhole: whole !== undefined, isSameRow };
    },
    keep: (run) => {
      chosen = run;
    },
    mark: (run) => {
      for (const card of root.querySelectorAll<HTMLElement>('[data-row-card]')) {
        if (card.dataset['rowCard'] === run) card.setAttribute('aria-current', 'true');
        else card.removeAttribute('aria-current');
      }
    },
  };
}

function placeCards(root: HTMLElement, told: DocumentFragment): void {
  const place = root.querySelector<HTMLElement>('[data-row-cards]');
  const cards = told.querySelector<HTMLElement>('[data-cards]');
  if (place && cards) swapContent(place, cards);
}

function runsIn(content: DocumentFragment): HTMLElement[] {
  return [...content.querySelectorAll<HTMLElement>('[data-row] > [data-run]')];
}

function parse(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
