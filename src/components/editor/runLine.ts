import { isolate } from '../../text/isolation.ts';
import { visibleText } from '../../text/visibleText.ts';
import type { RunFacts } from '../console/placeRun.ts';
import { parseHtml } from '../parts/parseHtml.ts';
import { pageQuote } from '../ui/pageQuote.ts';
import { make, makeButton } from './make.ts';

/** A line on the newest run of a version: its reader has the code in sight, and the page perhaps not. */
export interface RunLine {
  element: HTMLElement;
  /** Says something of the run that is yet to come; empty words say nothing. */
  say: (words: string) => void;
  /** Tells from now on of a run, as long as the page shows it. */
  follow: (run: string) => void;
}

/** Makes the line. */
export function runLine(): RunLine {
  let followed = '';
  const said = make('span', { className: 'said' });
  const facts = make('span', { className: 'quiet' });
  const toPage = makeButton('See the page', () => {
    pageSlot()?.scrollIntoView({ block: 'center' });
  });
  const element = make('p', { className: 'run-line', hidden: true }, said, facts, toPage);
  const show = (words: string, more = '') => {
    element.hidden = words === '';
    said.textContent = words;
    facts.textContent = more;
    toPage.hidden = more === '';
  };
  document.addEventListener('flagbook:placed', (event) => {
    const { run, user, state, summary } = (event as CustomEvent<RunFacts>).detail;
    if (followed === '') return;
    if (run !== followed) show('');
    else if (state !== 'waiting') show(pageWords(user), summary.replace('your version: ', ''));
  });
  document.addEventListener('flagbook:failed', (event) => {
    if (followed !== '') show((event as CustomEvent<{ message: string }>).detail.message);
  });
  return {
    element,
    say(words) {
      followed = '';
      show(words);
    },
    follow(run) {
      followed = run;
    },
  };
}

/** What the page that is shown says, and to whom. */
function pageWords(user: string): string {
  const slot = pageSlot();
  const page = slot?.querySelector('.window:not(.empty) > :last-child');
  if (!slot || !page) return slot?.textContent.trim() ?? '';
  const html = page instanceof HTMLIFrameElement ? page.srcdoc : page.innerHTML;
  const text = parseHtml(visibleText(html)).textContent;
  return `${isolate(user)}: ${pageQuote(text)}`;
}

function pageSlot(): Element | null {
  return document.querySelector('[data-slot=page]');
}
