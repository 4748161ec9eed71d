import { make, makeButton } from './make.ts';

interface Deeds {
  /** Shows all changes, or the code again. */
  showChanges: (isShown: boolean) => void;
  reset: () => void;
  undo: () => void;
  leave: () => void;
}

/** What the bar tells of the code. */
interface BarState {
  /** How many lines differ from those that it is compared with. */
  changed: number;
  isAsWritten: boolean;
}

/** The buttons in the caption of a figure whose code is being edited. */
export function editorBar({ showChanges, reset, undo, leave }: Deeds) {
  const count = make('span', {});
  /** Whether nothing was written since the code was reset. */
  let isReset = false;
  const changes = makeButton('Changes', () => {
    press(changes.ariaPressed !== 'true');
  });
  const press = (isPressed: boolean) => {
    changes.ariaPressed = String(isPressed);
    showChanges(isPressed);
  };
  const back = makeButton('Reset', () => {
    const wasReset = isReset;
    if (wasReset) undo();
    else reset();
    isReset = !wasReset;
    label();
  });
  const label = () => {
    back.textContent = isReset ? 'Undo reset' : 'Reset';
    if (isReset) back.disabled = false;
  };
  changes.ariaPressed = 'false';
  return {
    element: make(
      'span',
      { className: 'editor-bar' },
      count,
      changes,
      back,
      makeButton('As written', leave),
    ),
    isShowingChanges: (): boolean => changes.ariaPressed === 'true',
    showCode: (): void => {
      if (changes.ariaPressed === 'true') press(false);
    },
    /** Told after each change of the code. */
    show({ changed, isAsWritten }: BarState): void {
      count.className = changed === 0 ? '' : 'swatch';
      const lines = `${changed} ${changed === 1 ? 'line' : 'lines'}`;
      if (changed === 0) count.textContent = 'unchanged';
      else count.replaceChildren(lines, make('span', { className: 'wide' }, ' changed'));
      isReset = false;
      back.disabled = isAsWritten;
      label();
    },
  };
}
