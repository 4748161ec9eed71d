import { createEditor, type PrismEditor } from 'prism-code-editor';
import { editHistory, insertLineAndIndent } from 'prism-code-editor/commands';
import 'prism-code-editor/languages/clike';
import { sourceColours } from './sourceColours.ts';
import type { ShownText } from './writtenFile.ts';

interface Options {
  code: string;
  /** What a screen reader calls it. */
  name: string;
  /** Texts whose lines look as they do in Source. */
  like: readonly ShownText[];
  /** Told of every change. */
  onEdit: () => void;
}

/** A place in code; both count from 1. */
export interface Place {
  line?: number | undefined;
  column?: number | undefined;
}

/** A field for code, whose lines look as in Source. */
export interface CodeEditor {
  element: HTMLElement;
  textarea: HTMLTextAreaElement;
  code: () => string;
  /** The HTML of a line, from 0. */
  html: (at: number) => string;
  /** Puts other code in, in one step that can be undone. */
  replace: (code: string) => void;
  undo: () => void;
  goTo: (place: Place) => void;
  /** Scrolls to a line, from 1, where that is out of sight. */
  reveal: (line: number) => void;
  /** Puts a keyboard away that lies over the foot of the page. */
  dropKeyboard: () => void;
  /** Gives these lines a class, from 0, and takes it from all others. */
  mark: (name: string, lines: ReadonlySet<number>) => void;
}

/** Makes the field. Tab stays with the page: it leads out of the field. */
export function codeEditor({ code, name, like, onEdit }: Options): CodeEditor {
  const history = editHistory();
  const editor = createEditor(
    null,
    { language: 'typescript', lineNumbers: false, class: 'code', value: code },
    history,
  );
  const { container: element, textarea, lines } = editor;
  const colour = sourceColours(like);
  const show = () => {
    for (const [at, html] of colour(editor.tokens).entries()) {
      const line = lines[at + 1];
      line?.classList.add('line');
      if (line && html !== undefined && line.innerHTML !== `${html}\n`)
        line.innerHTML = `${html}\n`;
    }
  };
  textarea.ariaLabel = name;
  textarea.addEventListener('keydown', (event) => {
    indent(editor, event);
  });
  editor.on('update', show);
  editor.on('update', onEdit);
  show();
  return {
    element,
    textarea,
    code: () => editor.value,
    html: (at) => lines[at + 1]?.innerHTML ?? '',
    replace(fresh) {
      // As typing does it, so that the history has it, and without taking the focus.
      textarea.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertReplacementText' }));
      textarea.value = fresh;
      textarea.dispatchEvent(new InputEvent('input'));
    },
    undo: () => {
      history.go(-1);
    },
    goTo(place) {
      const at = offsetOf(editor.value, place);
      textarea.focus({ preventScroll: true });
      textarea.setSelectionRange(at, at);
      lines[place.line ?? 1]?.scrollIntoView({ block: 'center', inline: 'nearest' });
    },
    reveal: (line) => {
      lines[line]?.scrollIntoView({ block: 'nearest' });
    },
    dropKeyboard() {
      const { height, scale } = visualViewport ?? { height: innerHeight, scale: 1 };
      if (height * scale < 0.8 * innerHeight) textarea.blur();
    },
    mark(mark, marked) {
      for (const [at, line] of [...lines].slice(1).entries()) {
        line.classList.toggle(mark, marked.has(at));
      }
    },
  };
}

/** A new line begins where the one before it does. */
function indent(editor: PrismEditor, event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  if (key !== 'Enter' || ctrlKey || metaKey || altKey || isComposing) return;
  if (insertLineAndIndent(editor)) event.preventDefault();
}

function offsetOf(code: string, { line = 1, column = 1 }: Place): number {
  const lines = code.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const inLine = Math.min(column - 1, lines[line - 1]?.length ?? 0);
  return Math.min(before + inLine, code.length);
}
