/** Where the pane rests on a phone: its head alone, half of the screen, or all below the bar. */
export type Snap = 'dock' | 'half' | 'full';

const SNAPS = ['dock', 'half', 'full'] as const;
/** A finger that moves less than this has tapped. */
const TAP_PX = 6;

/**
 * Makes `pane` a sheet that a reader drags by `bar` from one snap point to the next. The text behind it
 * stays where it is.
 */
export function createSheet(pane: HTMLElement, bar: HTMLElement) {
  const phone = matchMedia('(width < 800px)');
  const grip = bar.querySelector('.grip');
  let start: { y: number; height: number } | undefined;
  let isDragged = false;

  const isPhone = () => phone.matches;
  const get = (): Snap => SNAPS.find((snap) => snap === pane.dataset['snap']) ?? 'dock';
  const set = (snap: Snap) => {
    pane.dataset['snap'] = snap;
    grip?.setAttribute('aria-expanded', String(snap !== 'dock'));
    if (snap === 'dock') pane.scrollTop = 0;
  };

  bar.addEventListener('pointerdown', ({ clientY, target }) => {
    if (!isPhone() || (target instanceof Element && target.closest('.shut'))) return;
    start = { y: clientY, height: pane.offsetHeight };
    isDragged = false;
  });
  // A quick finger has left the bar before the first move is told.
  document.addEventListener('pointermove', ({ clientY }) => {
    if (!start || Math.abs(clientY - start.y) < TAP_PX) return;
    isDragged = true;
    pane.style.setProperty('--dragged', `${start.height + start.y - clientY}px`);
    pane.toggleAttribute('data-dragged', true);
  });
  const drop = () => {
    if (!start) return;
    const height = pane.offsetHeight;
    const grew = height - start.height;
    start = undefined;
    pane.toggleAttribute('data-dragged', false);
    if (!isDragged) return;
    set(nearest(height, grew));
    // The click that ends a drag comes first.
    setTimeout(() => (isDragged = false));
  };
  document.addEventListener('pointerup', drop);
  document.addEventListener('pointercancel', drop);
  grip?.addEventListener('click', () => {
    if (!isDragged) set(SNAPS[(SNAPS.indexOf(get()) + 1) % SNAPS.length] ?? 'dock');
  });

  return {
    isPhone,
    get,
    set,
    /** Opens it so far, and leaves it where it is open farther. */
    open(snap: Snap): void {
      if (SNAPS.indexOf(get()) < SNAPS.indexOf(snap)) set(snap);
    },
  };
}

/** A drag decides by its direction which of the two snap points around it is meant. */
function nearest(height: number, grew: number): Snap {
  const share = height / innerHeight;
  const towards = share + Math.sign(grew) * 0.15;
  if (towards < 0.35) return 'dock';
  return towards < 0.8 ? 'half' : 'full';
}
