/** So long an answer is held back at most: the page's SDK gives up one day, too. */
const LONGEST_MS = 30_000;

/** Says beside a frame that an answer is held back, and resolves once the reader lets it through. */
export function holdAnswer(frame: HTMLIFrameElement): Promise<void> {
  const held = frame.closest('[data-slot]')?.querySelector<HTMLElement>('.held');
  const button = held?.querySelector('button');
  if (!held || !button) return Promise.resolve();
  held.hidden = false;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timeout);
      held.hidden = true;
      resolve();
    };
    const timeout = setTimeout(end, LONGEST_MS);
    button.addEventListener('click', end, { once: true });
  });
}
