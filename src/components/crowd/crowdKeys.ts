import { crowdGrid, crowdMark, crowdNeighbour, crowdPlaceAt } from './crowdGrid.ts';

interface Behaviour {
  /** Who stands at a place, in words. */
  phraseAt: (place: number) => string;
  /** The place of the picked user; -1 when nobody is picked. */
  pickedPlace: () => number;
  pick: (place: number) => void;
}

const PLACES = crowdGrid.rows * crowdGrid.columns;

/** Where a key leads to on the screen, in columns to the right and rows down. */
const ARROWS: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
  Home: [-PLACES, -PLACES],
  End: [PLACES, PLACES],
};

/**
 * Makes the dots one widget: the arrow keys move among the users, Enter or Space picks one, and so
 * does a click. It is a list box with two options that take turns in being the user at hand: moving
 * from one to the other is what a screen reader reads aloud.
 *
 * @returns what has to be called when the users or their states changed
 */
export function crowdKeys(dots: HTMLElement, { phraseAt, pickedPlace, pick }: Behaviour) {
  const svg = dots.querySelector('svg');
  const cursor = dots.querySelector('.cursor');
  const pointed = dots.parentElement?.querySelector('[data-pointed]');
  const options = [makeOption('crowd-user-a'), makeOption('crowd-user-b')];
  let place = Math.max(0, pickedPlace());

  dots.setAttribute('role', 'listbox');
  dots.setAttribute('aria-label', 'Users: the arrow keys move among them, Enter picks one');
  svg?.setAttribute('aria-hidden', 'true');
  dots.addEventListener('focus', refresh);
  dots.addEventListener('blur', refresh);
  dots.addEventListener('keydown', (event) => {
    const arrow = ARROWS[event.key];
    if (event.key === 'Enter' || event.key === ' ') pick(place);
    else if (arrow) move(isOnItsSide() ? [arrow[1], arrow[0]] : arrow);
    else return;
    event.preventDefault();
  });
  dots.addEventListener('click', (event) => {
    place = placeUnder(event) ?? place;
    pick(place);
  });
  dots.addEventListener('pointermove', (event) => {
    const under = placeUnder(event);
    if (under !== undefined) point(phraseAt(under));
  });
  dots.addEventListener('pointerleave', refresh);
  refresh();
  return { refresh };

  function move([right, down]: [number, number]): void {
    place = crowdNeighbour(place, right, down);
    options.reverse();
    refresh();
  }

  function refresh(): void {
    const [current, spare] = options;
    if (!current) return;
    current.textContent = phraseAt(place);
    current.setAttribute('aria-posinset', String(place + 1));
    current.setAttribute('aria-selected', String(place === pickedPlace()));
    if (!current.isConnected) svg?.after(current);
    dots.setAttribute('aria-activedescendant', current.id);
    spare?.remove();
    const hasFocus = document.activeElement === dots;
    point(hasFocus ? phraseAt(place) : 'Pick a dot');
    crowdMark(cursor, hasFocus ? place : -1);
  }

  function point(words: string): void {
    if (pointed) pointed.textContent = words;
  }

  /** On a phone the picture lies on its side: its columns are rows there. */
  function isOnItsSide(): boolean {
    return dots.clientHeight > dots.clientWidth;
  }

  function placeUnder({ clientX, clientY }: MouseEvent): number | undefined {
    const { left, top, width, height } = dots.getBoundingClientRect();
    const x = (clientX - left) / width;
    const y = (clientY - top) / height;
    return isOnItsSide() ? crowdPlaceAt(y, x) : crowdPlaceAt(x, y);
  }
}

function makeOption(id: string): HTMLElement {
  const option = document.createElement('span');
  option.id = id;
  option.className = 'visually-hidden';
  option.setAttribute('role', 'option');
  option.setAttribute('aria-setsize', String(PLACES));
  return option;
}
