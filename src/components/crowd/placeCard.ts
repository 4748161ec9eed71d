import { crowdGrid } from './crowdGrid.ts';

/** Tells the card of the picked user where the dot is: it stands beside it where there is room. */
export function placeCard(lab: HTMLElement): void {
  const dot = lab.querySelector('.picked');
  const card = lab.querySelector<HTMLElement>('[data-card]');
  if (!dot || !card) return;
  const { columns, rows, cell } = crowdGrid;
  const [x, y] = ['cx', 'cy'].map((name) => Number(dot.getAttribute(name))) as [number, number];
  card.style.setProperty('--x', String((x / (columns * cell)) * 100));
  card.style.setProperty('--y', String((y / (columns * cell)) * 100));
  card.classList.toggle('to-left', x > (columns * cell) / 2);
  card.classList.toggle('to-top', y > (rows * cell) / 2);
}
