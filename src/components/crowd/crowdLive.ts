import { loadRegex } from '../../flags/regex/lateRegex.ts';
import { readCrowd } from '../../scene/readCrowd.ts';
import type { SceneFlag } from '../../scene/scene.ts';
import { controls, isEdited } from '../parts/typedFields.ts';
import { crowdKeys } from './crowdKeys.ts';
import { crowdModel } from './crowdModel.ts';
import { crowdPainter } from './crowdPainter.ts';
import { crowdUserPhrase } from './crowdSentences.ts';
import { crowdTexts } from './crowdTexts.ts';
import { crowdLists, crowdProblems } from './crowdUpdates.ts';

/** How long nothing may change before lists, links, address and the spoken words follow. */
const SETTLED_MS = 250;

/** A filter of a flag, as JSON, whose value is a pattern. */
const HAS_PATTERN = /"operator":"(not_)?regex"/;

/**
 * Makes the crowd inside `lab` follow its form, with at most one evaluation a frame.
 *
 * @param tell gets the query of what is shown, which is a state of its own when a user was picked
 */
export async function crowdLive(
  lab: HTMLElement,
  tell: (query: string, isNew: boolean) => void,
): Promise<void> {
  if (HAS_PATTERN.test(`${lab.dataset['base']}${lab.dataset['saved']}`)) await loadRegex();
  const form = lab.querySelector('form');
  const dots = lab.querySelector<HTMLElement>('[data-dots]');
  const pick = lab.querySelector<HTMLInputElement>('[name=pick]');
  const status = lab.querySelector('[role=status]');
  if (!form || !dots || !pick || !status) return;

  const base = JSON.parse(lab.dataset['base'] ?? '') as SceneFlag;
  const view = crowdModel(JSON.parse(lab.dataset['saved'] ?? '') as SceneFlag);
  const paint = crowdPainter(lab);
  let state = view(readCrowd(base, queryOf(form)));
  let frame = 0;
  let timer = 0;

  const keys = crowdKeys(dots, {
    phraseAt: (place) => crowdUserPhrase(state, state.places[place] ?? 0),
    pickedPlace: () => (state.picked === undefined ? -1 : state.places.indexOf(state.picked)),
    pick: (place) => {
      pickUser(state.users[state.places[place] ?? 0]?.distinctId ?? '');
    },
  });
  form.addEventListener('input', schedule);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    schedule();
  });
  form.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('[data-pick]');
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { pick: name = '' } = link.dataset;
    pickUser(name);
    if (name === '') dots.focus({ preventScroll: true });
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || state.picked === undefined) return;
    event.preventDefault();
    pickUser('');
    dots.focus({ preventScroll: true });
  });
  // What was edited while this was on its way is not shown yet.
  if (controls(form).some(isEdited)) schedule();

  function pickUser(name: string): void {
    if (!form || !pick || pick.value === name) return;
    // What was typed before is the state to which Back leads.
    if (timer !== 0) tell(`?${queryOf(form)}`, false);
    pick.value = name;
    tell(`?${queryOf(form)}`, true);
    schedule();
  }

  function schedule(): void {
    frame ||= requestAnimationFrame(update);
  }

  function update(): void {
    frame = 0;
    if (!form?.isConnected) return;
    state = view(readCrowd(base, queryOf(form)));
    paint(state);
    keys.refresh();
    clearTimeout(timer);
    timer = window.setTimeout(settle, SETTLED_MS);
  }

  function settle(): void {
    timer = 0;
    if (!form?.isConnected || !status) return;
    const query = queryOf(form);
    crowdProblems(form, state.problems);
    crowdLists(lab, state, query.toString());
    tell(`?${query}`, false);
    const { sentence, changes } = crowdTexts(state);
    const said = `${sentence} ${changes}`;
    if (status.textContent !== said) status.textContent = said;
  }
}

function queryOf(form: HTMLFormElement): URLSearchParams {
  const entries = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new URLSearchParams(entries);
}
