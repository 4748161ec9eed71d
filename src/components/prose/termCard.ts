/**
 * A card beside a term that is pointed at, focused or tapped; its words are those of the list at the end.
 */

const card = document.createElement('span');
card.className = 'term-card';
card.id = 'term-card';
card.setAttribute('role', 'note');

let term: HTMLElement | undefined;

function open(next: HTMLElement): void {
  if (next === term) return;
  const entry = document.querySelector(`[data-term-entry="${next.dataset['term'] ?? ''}"]`);
  if (!entry) return;
  close();
  term = next;
  const link = document.createElement('a');
  link.href = '/glossary';
  link.textContent = 'All terms';
  const title = document.createElement('b');
  title.textContent = entry.querySelector('dt')?.textContent.trim() ?? '';
  const text = document.createElement('span');
  text.append(...(entry.querySelector('dd')?.cloneNode(true).childNodes ?? []));
  card.replaceChildren(title, text, link);
  next.setAttribute('aria-describedby', card.id);
  next.after(card);
  place(next);
}

/** Below the term, or above it where the screen ends; never over it, and never beyond the column. */
function place(next: HTMLElement): void {
  const [line] = next.getClientRects();
  const column = next.closest('.prose')?.getBoundingClientRect();
  if (!line || !column) return;
  const { height, width } = card.getBoundingClientRect();
  const isBelow = line.bottom + height + 8 < innerHeight || line.top - height - 8 < 0;
  const left = Math.max(0, Math.min(line.left - column.left - 12, column.width - width));
  const top = isBelow ? next.getBoundingClientRect().bottom + 6 : line.top - height - 6;
  card.style.insetInlineStart = `${left}px`;
  card.style.insetBlockStart = `${top - column.top}px`;
}

function close(): void {
  term?.removeAttribute('aria-describedby');
  term = undefined;
  card.remove();
}

function termAt({ target }: Event): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('a.term')) || undefined;
}

function isInCard({ target }: Event): boolean {
  return target instanceof Node && card.contains(target);
}

document.addEventListener('pointerover', (event) => {
  const next = termAt(event);
  if (next) open(next);
  else if (term && event.pointerType === 'mouse' && !isInCard(event)) {
    if (document.activeElement !== term) close();
  }
});
document.addEventListener('focusin', (event) => {
  const next = termAt(event);
  if (next) open(next);
  else if (!isInCard(event)) close();
});
document.addEventListener('click', (event) => {
  const next = termAt(event);
  if (next && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(next);
  } else if (!isInCard(event)) close();
});
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape' || !term) return;
    event.stopPropagation();
    const back = isInCard(event) ? term : undefined;
    close();
    back?.focus();
    close();
  },
  true,
);
