/** Counts on from `ms`, in seconds: how long something is being waited for. */
export class WaitClock extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    const begun = performance.now() - Number(this.getAttribute('ms') ?? 0);
    const tell = () => {
      this.textContent = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
    };
    tell();
    this.#timer = window.setInterval(tell, 100);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }
}

customElements.define('wait-clock', WaitClock);
