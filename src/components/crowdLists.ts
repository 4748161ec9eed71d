import { crowdLinks } from './crowdLinks.ts';
import type { CrowdView } from './crowdModel.ts';
import { crowdPickLink } from './crowdPickLink.ts';
import type { SceneLink } from './sceneLink.ts';

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
  if (!user) return;
  const { receipt, run } = crowdLinks(view.flag, user);
  setLink(card.querySelector('[data-link=receipt]'), receipt);
  setLink(card.querySelector('[data-link=run]'), run);
  const problem = card.querySelector('[data-link-problem]');
  if (problem) problem.textContent = receipt.problem ?? '';
}

function nameLink(user: number, query: string): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = crowdPickLink(query, user);
  link.textContent = `user-${user + 1}`;
  item.append(link);
  return item;
}

function setLink(link: Element | null, { href }: SceneLink): void {
  if (href === undefined) link?.removeAttribute('href');
  else link?.setAttribute('href', href);
}
