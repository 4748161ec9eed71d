import { fetchPart } from '../parts/fetchPart.ts';
import { type StateAddress, stateAddress } from '../parts/stateAddress.ts';
import { keepChoices } from './keepChoices.ts';
import { placeCard } from './placeCard.ts';

const TOUCHES = ['pointerover', 'focusin', 'input', 'keydown'];

/**
 * The crowd's form. The evaluator is fetched when the crowd is first touched; from then on its dots,
 * numbers and sentences follow every edit at once. Until then, and without scripts, it is a form
 * whose answer is the page in that state.
 */
export class CrowdLab extends HTMLElement {
  #address: StateAddress | undefined;
  #asked = 0;

  connectedCallback(): void {
    this.#address = stateAddress('#crowd', this.#show);
    this.#listen();
    this.#invite();
  }

  disconnectedCallback(): void {
    this.#address?.stop();
    this.#rest();
  }

  #invite(): void {
    const dots = this.querySelector<HTMLElement>('[data-dots]');
    const pointed = this.querySelector('[data-pointed]');
    if (dots) dots.tabIndex = 0;
    if (pointed) pointed.textContent = 'Pick a dot';
    placeCard(this);
  }

  #wake = (): void => {
    this.#rest();
    const dots = this.querySelector('[data-dots]');
    // A tap touches and picks at once, long before the evaluator is there.
    let early: Event | undefined;
    dots?.addEventListener('click', (event) => (early = event), { once: true });
    this.#liven().then(
      () => {
        if (early) dots?.dispatchEvent(new MouseEvent('click', early));
      },
      // The network failed: the next touch tries again, and until then it is a plain form.
      () => this.#listen(),
    );
  };

  async #liven(): Promise<void> {
    const { crowdLive } = await import('./crowdLive.ts');
    this.#rest();
    if (this.#address) await crowdLive(this, this.#address.tell);
  }

  /** Another flag may have other fields: all of the crowd is swapped, and how it is looked at is kept. */
  #show = async (query: string, link?: HTMLElement): Promise<string | undefined> => {
    const asked = ++this.#asked;
    const form = this.querySelector('form');
    const params = new URLSearchParams(query);
    // A word of the text names what it changes, and nothing else.
    const isWord = link?.dataset['show'] !== undefined;
    if (link && form) keepChoices(params, new FormData(form), isWord ? /./ : undefined);
    const html = await fetchPart(`/parts/crowd-lab?${params}`);
    const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('crowd-lab');
    if (asked !== this.#asked || !(fresh instanceof HTMLElement)) return undefined;
    this.#swap(fresh);
    return `?${params}`;
  };

  #swap(fresh: HTMLElement): void {
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    Object.assign(this.dataset, fresh.dataset);
    this.replaceChildren(...fresh.childNodes);
    this.#invite();
    this.#listen();
    if (focused) this.#sameAs(focused)?.focus({ preventScroll: true });
  }

  /** What had the focus before everything was swapped, or else the dots. */
  #sameAs({ id, textContent }: Element): HTMLElement | null {
    if (id !== '') return this.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    const links = [...this.querySelectorAll<HTMLElement>('a')];
    const same = links.find((link) => link.textContent === textContent);
    return same ?? this.querySelector<HTMLElement>('[data-dots]');
  }

  #listen(): void {
    for (const touch of TOUCHES) this.addEventListener(touch, this.#wake);
  }

  #rest(): void {
    for (const touch of TOUCHES) this.removeEventListener(touch, this.#wake);
  }
}

customElements.define('crowd-lab', CrowdLab);
