import type { CodeProblem } from '../../erase/erasedModule.ts';
import type { LogEntry } from '../../worker/messages.ts';
import type { Place } from './codeEditor.ts';
import { make } from './make.ts';
import { runLine, type RunLine } from './runLine.ts';

/** So many lines of a log are shown. */
const MOST_LOGGED = 200;

/** What stands at the foot of a reader's code: what came of it, what is wrong with it, and what it logged. */
export interface VersionReport {
  element: HTMLElement;
  /** The id of the element that says what is wrong. */
  problemId: string;
  line: RunLine;
  say: (problem: CodeProblem) => void;
  log: (entry: LogEntry) => void;
  /** What was wrong may be right by now: it can still be read, and is no state any more. */
  forgive: () => void;
  /**
   * Forgets all, before a run of which these words tell meanwhile.
   *
   * @param where what goes on after “What your code logged”
   */
  begin: (words: string, where?: string) => void;
}

/** Makes the report of a stage's version; `goTo` leads to a place in the code. */
export function versionReport(stage: string, goTo: (place: Place) => void): VersionReport {
  const problemId = `problem-${stage}`;
  const line = runLine();
  const problems = make('div', { id: problemId, className: 'problems' });
  problems.role = 'status';
  const entries = make('ol', {});
  const logged = make('div', { className: 'logged', hidden: true, tabIndex: 0 });
  logged.role = 'group';
  const heading = make('p', { className: 'quiet' });
  logged.append(heading, entries);
  return {
    element: make('div', { className: 'version-report' }, line.element, problems, logged),
    problemId,
    line,
    say(problem) {
      const words = linkedTo(problem, goTo, ': ');
      problems.append(make('p', { className: 'notice off' }, ...words, problem.sentence));
    },
    log(entry) {
      const count = entries.childElementCount;
      if (count > MOST_LOGGED) return;
      logged.hidden = false;
      if (count < MOST_LOGGED) entries.append(loggedLine(entry, goTo));
      else entries.append(make('li', { className: 'quiet' }, 'and more, which is not shown'));
    },
    forgive() {
      for (const problem of problems.children) problem.classList.remove('off');
    },
    begin(words, where = '') {
      line.say(words);
      logged.ariaLabel = heading.textContent = `What your code logged${where}`;
      problems.replaceChildren();
      entries.replaceChildren();
      logged.hidden = true;
    },
  };
}

function loggedLine(entry: LogEntry, goTo: (place: Place) => void): HTMLElement {
  const { level, text } = entry;
  const line = make('li', {}, ...linkedTo(entry, goTo, ' '));
  if (level === 'warn' || level === 'error') line.append(make('b', {}, `${level} `));
  line.append(make('samp', {}, text));
  return line;
}

/** A button with the words for a place, which leads there, and what follows it; nothing without a place. */
function linkedTo(place: Place, goTo: (place: Place) => void, end: string): (Node | string)[] {
  const { line, column } = place;
  if (line === undefined) return [];
  const words = `Line ${line}${column === undefined ? '' : `, column ${column}`}`;
  const onclick = () => {
    goTo(place);
  };
  return [make('button', { type: 'button', className: 'place', onclick }, words), end];
}
