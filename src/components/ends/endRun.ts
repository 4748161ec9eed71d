import { isolate } from '../../text/isolation.ts';
import { runHistory } from '../ui/runHistory.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';
import { pickRun } from './pickRun.ts';

/** Puts one of the reader's own runs in the place of the one that is there for everybody. */
export class EndRun extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    document.addEventListener('flagbook:runs', this.#show);
  }

  disconnectedCallback(): void {
    document.removeEventListener('flagbook:runs', this.#show);
  }

  #show = (): void => {
    const runs = runHistory(sessionMemory())
      .all()
      .filter(({ html }) => linkOf(html) !== undefined);
    const run = pickRun(runs);
    const link = this.querySelector('a');
    const href = run && linkOf(run.html);
    if (!run || !link || href === undefined) return;
    link.href = href;
    link.textContent = `Your run of ${run.stage} for ${isolate(run.user)}`;
    this.querySelector('copy-button')?.setAttribute('text', link.href);
    const said = this.querySelector('[data-summary]');
    if (said) said.textContent = run.summary;
  };
}

/** The link by which a run that was shown can be made again. */
function linkOf(html: string): string | undefined {
  const shown = new DOMParser().parseFromString(html, 'text/html');
  const links = [...shown.querySelectorAll('a[href*="/run?"]')];
  const [link] = links.map((one) => new URL(one.getAttribute('href') ?? '', location.href));
  return link?.origin === location.origin && link.pathname === '/run'
    ? link.pathname + link.search
    : undefined;
}

customElements.define('end-run', EndRun);
