import type { CodeProblem } from '../../erase/erasedModule.ts';
import type { LogEntry } from '../../worker/messages.ts';
import type { OwnRun } from '../console/followNewest.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';
import { changesView } from './changesView.ts';
import { codeEditor } from './codeEditor.ts';
import { draftPlace } from './draftPlace.ts';
import { drafts } from './drafts.ts';
import { editorBar } from './editorBar.ts';
import { make } from './make.ts';
import { markChanges } from './markChanges.ts';
import { versionReport } from './versionReport.ts';
import { type WrittenFile } from './writtenFile.ts';

/** What runs a version, which is larger than all else here: asked for with the first change. */
const runner = () => import('../worker/ownRun.ts');

/** Begins what a run will need, so that nobody waits for it; why it cannot, the run tells. */
function getReady(): void {
  runner().then(
    ({ warmUp }) => {
      warmUp();
    },
    () => undefined,
  );
}

/** To be told of a run, for as long as no other one has begun. */
interface RunHooks {
  onLog: (entry: LogEntry) => void;
  onProblem: (problem: CodeProblem) => void;
  /** The id of the run, once it is there. */
  onRun: (run: string) => void;
  /** Why there is none, with the `problem` where that is known. */
  onFailure: (error: unknown) => void;
}

/** A reader's own version of a stage. */
export interface OwnVersion {
  stage: string;
  /** Whether it is open and differs from the stage as written: then it is what Run runs. */
  isOn: () => boolean;
  /** Shows the editor in place of the file. */
  open: () => void;
  focus: () => void;
  /** Shows the file as written; what was written in the editor is kept. */
  leave: () => void;
  /** Forgets what is told of the run before, and gives what tells of the next: see `VersionReport`. */
  begin: (words: string, where?: string) => RunHooks;
  /** Runs it in place of what `body` asks for. */
  run: (body: FormData) => Promise<OwnRun>;
}

/** Makes the version of the file in a figure; `tell` is told of all that changes what Run runs. */
export function ownVersion(figure: HTMLElement, file: WrittenFile, tell: () => void): OwnVersion {
  const { stage, path, since } = file;
  const kept = drafts(sessionMemory(), draftPlace());
  let isOpen = false;
  let newest = 0;
  const save = () => {
    const code = editor.code();
    if (code === file.code) kept.drop(stage);
    else kept.keep(stage, { code, isOpen });
    tell();
  };
  const refresh = () => {
    const lines = markChanges(since.code, editor.code());
    const count = (change: string) => lines.filter((line) => line.change === change).length;
    const added = lines.flatMap(({ change, at }) => (change === 'added' ? [at] : []));
    editor.mark('added', new Set(added));
    bar.show({
      changed: Math.max(count('added'), count('removed')),
      isAsWritten: editor.code() === file.code,
    });
    if (bar.isShowingChanges()) showChanges(true);
  };
  const forgive = () => {
    report.forgive();
    wrong.clear();
    editor.mark('wrong', wrong);
    editor.textarea.removeAttribute('aria-invalid');
    editor.textarea.removeAttribute('aria-describedby');
  };
  const blame = (problem: CodeProblem) => {
    report.say(problem);
    if (problem.line !== undefined) {
      if (wrong.size === 0) editor.reveal(problem.line);
      wrong.add(problem.line - 1);
    }
    editor.mark('wrong', wrong);
    editor.textarea.setAttribute('aria-invalid', 'true');
    editor.textarea.setAttribute('aria-describedby', report.problemId);
  };
  const fail = (error: unknown) => {
    report.line.say('');
    const { problem, message } = error as Error & { problem?: CodeProblem };
    if (problem) blame(problem);
    else report.say({ sentence: message });
  };
  const begin = (words: string, where?: string): RunHooks => {
    const own = ++newest;
    forgive();
    report.begin(words, where);
    const ifNewest =
      <T>(told: (what: T) => void) =>
      (what: T) => {
        if (own === newest) told(what);
      };
    return {
      onLog: ifNewest(report.log),
      onProblem: ifNewest(blame),
      onRun: ifNewest(report.line.follow),
      onFailure: ifNewest(fail),
    };
  };
  const showChanges = (isShown: boolean) => {
    editor.element.hidden = isShown;
    changes.element.hidden = !isShown;
    if (!isShown) return;
    changes.show(markChanges(since.code, editor.code()), ({ change, at }) =>
      change === 'removed' ? (since.lines[at] ?? '') : editor.html(at),
    );
  };
  const show = (isShown: boolean) => {
    isOpen = isShown;
    figure.classList.toggle('own', isShown);
    bar.element.hidden = body.hidden = !isShown;
    save();
  };

  const wrong = new Set<number>();
  const editor = codeEditor({
    code: kept.of(stage)?.code ?? file.code,
    name: `${path}, your version`,
    like: [file, since],
    onEdit: () => {
      getReady();
      forgive();
      refresh();
      save();
    },
  });
  const changes = changesView(`${path}, what you changed`);
  const report = versionReport(stage, (place) => {
    bar.showCode();
    editor.goTo(place);
  });
  const leave = () => {
    show(false);
  };
  const bar = editorBar({
    showChanges,
    reset: () => {
      editor.replace(file.code);
    },
    undo: editor.undo,
    leave: () => {
      leave();
      figure.querySelector<HTMLElement>('[data-version]')?.focus();
    },
  });
  const body = make('div', {}, editor.element, changes.element, report.element);
  figure.querySelector('figcaption')?.append(bar.element);
  figure.append(body);
  refresh();

  return {
    stage,
    isOn: () => isOpen && editor.code() !== file.code,
    open: () => {
      show(true);
    },
    focus: () => {
      editor.textarea.focus({ preventScroll: true });
    },
    leave,
    begin,
    async run(form) {
      save();
      editor.dropKeyboard();
      const { onRun, onFailure, ...hooks } = begin('Running …');
      try {
        const { beginOwnRun } = await runner();
        const run = await beginOwnRun(form, editor.code(), hooks);
        onRun(run.id);
        return run;
      } catch (error) {
        onFailure(error);
        throw error;
      }
    },
  };
}
