/**
 * What the browser renews beside the picture: lists, links and the problems of fields.
 */

import type { SceneLink } from '../ui/sceneLink.ts';
import { crowdLinks, crowdPickLink } from './crowdLinks.ts';
import type { CrowdView } from './crowdModel.ts';

/** Renews the links of a crowd: who gains, who loses, and where the picked user leads to. */
export function crowdLists(lab: HTMLElement, view: CrowdView, query: string): void {
  for (const verb of ['gain', 'lose'] as const) {
    const users = view.changes[verb];
    const fold = lab.querySelector<HTMLElement>(`[data-names=${verb}]`);
    if (fold) fold.hidden = users.length === 0;
    fold?.querySelector('ul')?.replaceChildren(...users.map((user) => nameLink(user, query)));
  }
  const user = view.picked === undefined ? undefined : view.users[view.picked];
  const card = lab.querySelector<HTMLElement>('[data-card]');
  if (!card) return;
  card.hidden = !user;
  card.querySelector('.shut-card')?.setAttribute('href', crowdPickLink(query));
  if (!user) return;
  const { receipt, run } = crowdLinks(view.flag, user, lab.dataset['stage'] ?? '');
  setLink(card.querySelector('[data-link=receipt]'), receipt);
  setLink(card.querySelector('[data-link=run]'), run);
  const problem = card.querySelector('[data-link-problem]');
  if (problem) problem.textContent = receipt.problem ?? '';
}

function nameLink(user: number, query: string): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = crowdPickLink(query, user);
  link.textContent = link.dataset['pick'] = `user-${user + 1}`;
  item.append(link);
  return item;
}

function setLink(link: Element | null, { href }: SceneLink): void {
  if (href === undefined) link?.removeAttribute('href');
  else link?.setAttribute('href', href);
}

/** Says at each field of a form what is wrong with it, as `Field` does it on the server. */
export function crowdProblems(form: HTMLElement, problems: Readonly<Record<string, string>>): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('.field input')) {
    const field = input.closest('.field');
    const problem = problems[input.name];
    const said = field?.querySelector('.problem');
    if (!field || problem === said?.textContent.trim()) continue;
    said?.remove();
    field.classList.toggle('wrong', problem !== undefined);
    if (problem === undefined) {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
      continue;
    }
    const words = document.createElement('p');
    words.className = 'problem';
    words.id = `${input.id}-problem`;
    words.textContent = problem;
    field.append(words);
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', words.id);
  }
}
