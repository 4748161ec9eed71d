import { isInRollout } from '../../flags/bucketing.ts';
import { isEdited } from '../parts/typedFields.ts';
import type { FaceOrder } from './facesAt.ts';
import { countPhrase, movedPhrase } from './trySentences.ts';

/**
 * Lets faces in and out while the slider moves, by the buckets that came with the page: nothing is
 * asked of the server, as with a flag that an SDK evaluates locally.
 */
export class FlagTry extends HTMLElement {
  /** The percent from which the slider was moved. */
  #from = 0;

  connectedCallback(): void {
    this.#from = Number(this.#slider.defaultValue);
    this.addEventListener('input', this.#onInput);
    this.addEventListener('change', this.#onChange);
    this.addEventListener('click', this.#onClick);
    this.addEventListener('submit', this.#onSubmit);
    // What was moved while this was on its way is not shown yet.
    if (isEdited(this.#slider)) {
      this.#draw();
      this.#onChange();
    }
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.#onInput);
    this.removeEventListener('change', this.#onChange);
    this.removeEventListener('click', this.#onClick);
    this.removeEventListener('submit', this.#onSubmit);
  }

  #onInput = (): void => {
    this.#draw();
  };

  #onChange = (): void => {
    this.#from = this.#slider.valueAsNumber;
    this.#keep();
  };

  /** Enter in the slider: it has been drawn already. */
  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
  };

  #onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('[data-order]') : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.setAttribute('order', link.dataset['order'] ?? '');
    for (const one of this.#orders()) {
      if (one === link) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    }
    this.#sort();
    this.#draw();
    this.#keep();
  };

  #draw(): void {
    const percent = this.#slider.valueAsNumber;
    const faces = this.#faces();
    const isIn = (face: HTMLElement, at = percent) => isInRollout(at, bucketOf(face));
    for (const face of faces) {
      face.classList.toggle('in', isIn(face));
      write(face.querySelector('.visually-hidden'), isIn(face) ? 'in' : 'out');
    }
    const joined = faces.filter((face) => isIn(face) && !isIn(face, this.#from));
    const left = faces.filter((face) => !isIn(face) && isIn(face, this.#from));
    write(
      this.querySelector('[data-count]'),
      countPhrase(faces.filter((face) => isIn(face)).length, faces.length),
    );
    write(
      this.querySelector('[data-moved]'),
      movedPhrase(joined.map(userOf), left.map(userOf), this.#order),
    );
    write(this.querySelector('output'), `${percent} %`);
    this.#slider.setAttribute('aria-valuetext', `${percent} %`);
  }

  #sort(): void {
    const faces = this.#faces().sort((a, b) =>
      this.#order === 'name' ? userOf(a).localeCompare(userOf(b)) : bucketOf(a) - bucketOf(b),
    );
    this.querySelector('.faces')?.append(...faces);
  }

  /** A reload, and the links, keep what is shown. */
  #keep(): void {
    const query = (order: FaceOrder) => `/?percent=${this.#slider.value}&order=${order}`;
    history.replaceState(history.state, '', query(this.#order) + location.hash);
    for (const link of this.#orders()) {
      link.href = `${query(link.dataset['order'] === 'bucket' ? 'bucket' : 'name')}#try`;
    }
  }

  get #order(): FaceOrder {
    return this.getAttribute('order') === 'bucket' ? 'bucket' : 'name';
  }

  #orders(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('[data-order]')];
  }

  #faces(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-bucket]')];
  }

  get #slider(): HTMLInputElement {
    const slider = this.querySelector('input');
    if (!slider) throw new Error('<flag-try> lacks its slider.');
    return slider;
  }
}

function bucketOf(face: HTMLElement): number {
  return Number(face.dataset['bucket']);
}

function userOf(face: HTMLElement): string {
  return face.dataset['user'] ?? '';
}

/** Writes what has changed alone, or screen readers would say it all again. */
function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

customElements.define('flag-try', FlagTry);
