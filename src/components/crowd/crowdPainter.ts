import { crowdFrames, crowdGains, crowdLosses, crowdMark } from './crowdGrid.ts';
import type { CrowdView } from './crowdModel.ts';
import { crowdTexts } from './crowdTexts.ts';
import { placeCard } from './placeCard.ts';

/**
 * Gives a function that draws a crowd into the elements that the server sent. It touches only what
 * changed since it drew last, so that a frame costs as much as there is to see.
 */
export function crowdPainter(lab: HTMLElement): (view: CrowdView) => void {
  const dots = [...lab.querySelectorAll('.people circle')];
  const isLit = dots.map((dot) => dot.classList.contains('lit'));
  const texts = [...lab.querySelectorAll<HTMLElement>('[data-crowd]')];
  const picture = lab.querySelector('[data-dots] svg');
  const frames = lab.querySelector('[data-dots] .frames');
  const gains = lab.querySelector('[data-dots] .gains');
  const losses = lab.querySelector('[data-dots] .losses');
  const marker = lab.querySelector('.picked');
  let last: CrowdView | undefined;

  return (view) => {
    const { places, decision, second, picked, overlaid } = view;
    for (const [place, dot] of dots.entries()) {
      const on = decision.on[places[place] ?? 0] ?? false;
      if (isLit[place] === on) continue;
      isLit[place] = on;
      if (on) dot.setAttribute('class', 'lit');
      else dot.removeAttribute('class');
    }
    const isReordered = last?.places !== places;
    if (isReordered || last?.overlaid !== overlaid || last.second.decision !== second.decision) {
      frames?.setAttribute('d', crowdFrames(view));
    }
    if (isReordered || last?.decision !== decision) {
      gains?.setAttribute('d', crowdGains(view));
      losses?.setAttribute('d', crowdLosses(view));
    }
    if (isReordered || last?.picked !== picked) {
      crowdMark(marker, picked === undefined ? -1 : places.indexOf(picked));
      placeCard(lab);
    }
    const words: Record<string, string> = crowdTexts(view);
    for (const element of texts) {
      const text = words[element.dataset['crowd'] ?? ''] ?? '';
      if (element.textContent !== text) element.textContent = text;
    }
    picture?.setAttribute('aria-label', words['sentence'] ?? '');
    last = view;
  };
}
