/**
 * The cards of the requests that ran in a row, and which of them the page shows.
 */

import { parseHtml } from '../parts/parseHtml.ts';
import { swapContent } from '../parts/swapContent.ts';
import { factsIn } from './placeRun.ts';

/** What there is to show of what the server told: a run, which may be one of a row. */
interface Shown {
  /** The run's result, as HTML; of a row with its cards. */
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
  /** Shows the cards that are told with a run, and none with a run by itself; without HTML none either. */
  recall: (html?: string) => void;
  /** Marks the card of the run that the page shows. */
  mark: (run: string) => void;
  /** Keeps a run of the row in view while the row goes on. */
  keep: (run: string) => void;
}

/** The cards in `root`; `remember` is told of every run of a row, as HTML. */
export function rowCards(root: HTMLElement, remember: (html: string) => void): RowCards {
  let row = '';
  let chosen = '';
  const place = root.querySelector<HTMLElement>('[data-row-cards]');
  // The row that the page came with.
  const template = root.querySelector<HTMLTemplateElement>('template[data-row-runs]');
  for (const html of template ? toldRuns(template.content) : []) remember(html);

  const put = (told: DocumentFragment) => {
    const none = root.querySelector<HTMLTemplateElement>('template[data-no-row]');
    const cards =
      told.querySelector('[data-cards]') ?? none?.content.firstElementChild?.cloneNode(true);
    if (place && cards instanceof HTMLElement) swapContent(place, cards);
  };
  const recall = (html = '') => {
    const run = html === '' ? '' : factsIn(html).run;
    if (!place?.querySelector(`[data-row-card="${run}"]`)) put(parseHtml(html));
  };

  return {
    recall,
    show: (html) => {
      const told = parseHtml(html);
      const { row: id = '', whole } = told.querySelector<HTMLElement>('[data-row]')?.dataset ?? {};
      const isSameRow = id !== '' && id === row;
      if (!isSameRow) chosen = '';
      row = id;
      if (id === '') {
        recall(html);
        return { html, isSameRow };
      }
      const runs = toldRuns(told);
      put(told);
      for (const run of runs) remember(run);
      const shown = runs.find((run) => factsIn(run).run === chosen) ?? runs.at(-1) ?? '';
      return { html: shown, isWhole: whole !== undefined, isSameRow };
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

/** The runs of a row, each as HTML that brings the cards of all of them along. */
function toldRuns(told: DocumentFragment): string[] {
  const cards = told.querySelector('[data-cards]')?.outerHTML ?? '';
  return [...told.querySelectorAll('[data-row] > [data-run]')].map(
    ({ outerHTML }) => outerHTML + cards,
  );
}
