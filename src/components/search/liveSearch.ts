import { newestAnswer } from '../parts/newestAnswer.ts';
import { loadStyles } from '../parts/partStyles.ts';
import styles from './found.css?url';

/** Typing goes on for a moment. */
const PAUSE_MS = 90;

/** Shows under a search field what is found while somebody types. Arrows lead into it, Escape back. */
export function liveSearch(box: HTMLElement): void {
  const input = box.querySelector('input');
  const panel = box.querySelector<HTMLElement>('.found-panel');
  const status = box.querySelector('[role="status"]');
  if (!input || !panel || !status) return;
  const isWhole = 'whole' in box.dataset;
  const newest = newestAnswer(() => null);
  let shown = input.defaultValue;
  let timer: number | undefined;
  // No page but that of the search needs them before.
  void loadStyles(styles);

  const close = () => {
    panel.hidden = !isWhole;
  };

  const show = (content: string | Node) => {
    if (typeof content === 'string') panel.innerHTML = content;
    else panel.replaceChildren(content);
    status.textContent = panel.querySelector('[data-say]')?.textContent ?? '';
    panel.hidden = false;
  };

  const search = async () => {
    const query = input.value.trim();
    if (query === '' && !isWhole) {
      shown = '';
      newest.drop();
      close();
      return;
    }
    if (query === shown) {
      panel.hidden = false;
      return;
    }
    shown = query;
    const asked = new URLSearchParams({ q: query });
    if (isWhole) history.replaceState(history.state, '', `/search?${asked}`);
    else asked.set('few', '');
    try {
      const html = await newest.ask('', `/parts/search?${asked}`);
      if (html !== undefined && (isWhole || box.contains(document.activeElement))) show(html);
    } catch (error) {
      shown = '';
      show(problem(error));
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(), PAUSE_MS);
  });
  input.addEventListener('focus', () => void search());
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden && !isWhole) {
      event.preventDefault();
      input.focus();
      close();
    } else if (moveFocus(event.key, [input, ...panel.querySelectorAll('a')])) {
      event.preventDefault();
    }
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !box.contains(target)) close();
  });
  // What was typed while this was on its way.
  void search();
}

function problem(error: unknown): HTMLElement {
  const notice = document.createElement('p');
  notice.className = 'notice off';
  notice.dataset['say'] = '';
  notice.textContent = error instanceof Error ? error.message : String(error);
  return notice;
}

/**
 * Moves the focus by an arrow key through a field and the links under it; tells whether it did. The keys
 * that move in the field stay its own.
 */
function moveFocus(key: string, [field, ...links]: readonly HTMLElement[]): boolean {
  const at = links.findIndex((link) => link === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[key];
  const goal = to === -1 && at === 0 ? field : links[to ?? -1];
  if (to === undefined || !goal) return false;
  goal.focus();
  return true;
}
