import { fetchPart } from '../parts/fetchPart.ts';
import { type RememberedRun, runHistory } from '../ui/runHistory.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';
import { RunConsole } from '../console/runConsole.ts';

/** Lists the runs of this browser tab. A click brings one back; two that are marked are compared. */
export class RunsSoFar extends HTMLElement {
  #chosen: string[] = [];

  connectedCallback(): void {
    document.addEventListener('flagbook:runs', this.#list);
    this.addEventListener('click', this.#onClick);
    this.addEventListener('change', this.#onChange);
    this.#list();
  }

  disconnectedCallback(): void {
    document.removeEventListener('flagbook:runs', this.#list);
  }

  #list = (): void => {
    const runs = runHistory(sessionMemory()).all();
    const count = document.querySelector('[data-count=runs]');
    if (count) count.textContent = runs.length > 0 ? String(runs.length) : '';
    const known = new Map(
      [...this.querySelectorAll<HTMLElement>('li')].map((item) => [item.dataset['id'], item]),
    );
    const items = runs.map((run) => {
      const shown = known.get(run.id);
      return shown?.dataset['summary'] === run.summary ? shown : item(run);
    });
    this.querySelector('.runs')?.replaceChildren(...items);
    this.querySelector('[data-none]')?.toggleAttribute('hidden', runs.length > 0);
  };

  #onClick = ({ target }: MouseEvent): void => {
    const id =
      target instanceof Element && target.closest<HTMLElement>('button')?.dataset['recall'];
    const runConsole = document.querySelector('run-console');
    if (id && runConsole instanceof RunConsole) runConsole.recall(id);
  };

  #onChange = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const others = this.#chosen.filter((id) => id !== target.value);
    this.#chosen = target.checked ? [...others, target.value].slice(-2) : others;
    for (const box of this.querySelectorAll('input'))
      box.checked = this.#chosen.includes(box.value);
    void this.#compare();
  };

  async #compare(): Promise<void> {
    const place = this.querySelector('[data-compared]');
    if (!place) return;
    const [one, other] = this.#chosen;
    if (one === undefined || other === undefined) {
      place.replaceChildren();
      return;
    }
    const chosen = this.#chosen;
    const address = `/parts/compare-runs?${new URLSearchParams({ one, other })}`;
    const html = await fetchPart(address).catch((error: unknown) => String(error));
    if (chosen === this.#chosen) place.innerHTML = html;
  }
}

function item({ id, stage, user, summary, outcome, browser = '' }: RememberedRun): HTMLLIElement {
  const line = document.createElement('li');
  line.dataset['id'] = id;
  line.dataset['summary'] = summary;
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['recall'] = id;
  const who = browser === '' ? user : `${user} in ${browser}`;
  button.append(cell(stage), cell(who), cell(outcome, `badge ${outcome}`), cell(summary));
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.value = id;
  label.append(box, ' compare');
  line.append(button, label);
  return line;
}

function cell(text: string, name = ''): HTMLSpanElement {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}

customElements.define('runs-so-far', RunsSoFar);
