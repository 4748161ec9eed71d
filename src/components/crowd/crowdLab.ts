const TOUCHES = ['pointerover', 'focusin', 'input', 'keydown'];

/**
 * The crowd's form. The evaluator is fetched when the crowd is first touched; from then on its dots,
 * numbers and sentences follow every edit at once. Until then, and without scripts, it is a form
 * whose answer is the page in that state.
 */
export class CrowdLab extends HTMLElement {
  connectedCallback(): void {
    this.#listen();
    const dots = this.querySelector<HTMLElement>('[data-dots]');
    const pointed = this.querySelector('[data-pointed]');
    if (dots) dots.tabIndex = 0;
    if (pointed) pointed.textContent = 'Pick a dot';
  }

  disconnectedCallback(): void {
    this.#rest();
  }

  #wake = (): void => {
    this.#rest();
    const dots = this.querySelector('[data-dots]');
    // A tap touches and picks at once, long before the evaluator is there.
    let early: Event | undefined;
    dots?.addEventListener('click', (event) => (early = event), { once: true });
    void import('./crowdLive.ts').then(
      ({ crowdLive }) => {
        crowdLive(this);
        if (early) dots?.dispatchEvent(new MouseEvent('click', early));
      },
      // The network failed: the next touch tries again, and until then it is a plain form.
      () => this.#listen(),
    );
  };

  #listen(): void {
    for (const touch of TOUCHES) this.addEventListener(touch, this.#wake);
  }

  #rest(): void {
    for (const touch of TOUCHES) this.removeEventListener(touch, this.#wake);
  }
}

customElements.define('crowd-lab', CrowdLab);
