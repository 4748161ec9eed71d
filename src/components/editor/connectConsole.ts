import type { RunConsole } from '../console/runConsole.ts';
import { make } from './make.ts';
import type { OwnVersion } from './ownVersion.ts';

/**
 * Lets Run run a reader's own version where the console stands at its stage, and says so beside Run.
 * Gives what has to be called when a version changes.
 */
export function connectConsole(versionOf: (stage: string) => OwnVersion | undefined): () => void {
  const runConsole = document.querySelector<RunConsole>('run-console');
  const form = runConsole?.querySelector('form');
  const button = form?.querySelector<HTMLElement>('button.primary');
  if (!runConsole || !form || !button) return () => undefined;
  const isOn = (stage: string) => {
    const version = versionOf(stage);
    return version?.isOn() ? version : undefined;
  };
  const current = () =>
    isOn(stageIn(new FormData(form)) || (runConsole.getAttribute('stage') ?? ''));

  const onclick = () => {
    current()?.leave();
    button.focus();
    void runConsole.run();
  };
  const chip = make(
    'button',
    { type: 'button', className: 'edited your-version', title: 'Run it as written', onclick },
    make('b', {}, 'your version'),
    make('span', { ariaHidden: 'true' }, '×'),
  );
  const mark = () => {
    chip.hidden = current() === undefined;
    if (chip.hidden) button.removeAttribute('title');
    else button.title = 'Runs your version';
  };
  button.before(chip);
  // A row has stages of its own, which run as written.
  runConsole.begin = (body) => (body.has('row') ? undefined : isOn(stageIn(body))?.run(body));
  for (const name of ['change', 'run-shown', 'flagbook:placed']) {
    document.addEventListener(name, mark);
  }
  mark();
  return mark;
}

function stageIn(body: FormData): string {
  const stage = body.get('stage');
  return typeof stage === 'string' ? stage : '';
}
