import { runHistory } from '../ui/runHistory.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';

/**
 * Says at the tab of what PostHog knows how many events the reader's runs have added since it was last
 * looked at.
 */
export function countNews(): void {
  const knows = document.querySelector<HTMLElement>('#knows');
  const count = document.querySelector('[data-count=knows]');
  if (!knows || !count) return;
  const read = () => [...knows.querySelectorAll<HTMLElement>('.event')];
  const seen = new Set(read().map(({ id }) => id));
  const update = () => {
    const events = read();
    if (!knows.hidden) for (const { id } of events) seen.add(id);
    const users = new Set(
      runHistory(sessionMemory())
        .all()
        .map(({ user }) => user),
    );
    const fresh = events.filter(
      ({ id, dataset }) => !seen.has(id) && users.has(dataset['user'] ?? ''),
    );
    count.textContent = fresh.length > 0 ? `+${fresh.length}` : '';
  };
  const options = { childList: true, subtree: true, attributeFilter: ['hidden'] };
  new MutationObserver(update).observe(knows, options);
}
