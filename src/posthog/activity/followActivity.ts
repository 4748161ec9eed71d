/**
 * Keeps the page of activity up to date: listens to the server's stream and, when something
 * happened, takes over the parts of the page that changed.
 *
 * RUNS IN THE BROWSER, and is served as its own source text: nothing from outside it can be used.
 */
export function followActivity(): void {
  const REFRESH_MS = 500;
  const status = document.querySelector<HTMLElement>('#live');
  let timer: number | undefined;

  function say(state: 'live' | 'waiting', words: string): void {
    if (!status) return;
    status.hidden = false;
    status.dataset['state'] = state;
    status.textContent = words;
  }

  function refreshSoon(): void {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      // A page that nobody looks at is brought up to date when it is looked at.
      if (!document.hidden) void refresh();
    }, REFRESH_MS);
  }

  async function refresh(): Promise<void> {
    const response = await fetch(location.href).catch(() => undefined);
    // The stream notices, too, when the server is gone, and opens again when it is back.
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-part]')) {
      const next = page.querySelector(`[data-part="${part.getAttribute('data-part') ?? ''}"]`);
      if (next) replace(part, next);
    }
  }

  function replace(part: Element, next: Element): void {
    const opened = [...part.querySelectorAll<HTMLElement>('details[open]')];
    const keys = new Set(opened.map(({ dataset }) => dataset['key']));
    const focused = part.contains(document.activeElement)
      ? document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset['key']
      : undefined;
    for (const details of next.querySelectorAll('details')) {
      details.open = keys.has(details.dataset['key']);
    }
    if (part.isEqualNode(next)) return;
    part.replaceWith(next);
    if (focused === undefined) return;
    next.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"] summary`)?.focus();
  }

  const stream = new EventSource('activity');
  stream.addEventListener('open', () => {
    say('live', 'Live');
    refreshSoon();
  });
  stream.addEventListener('error', () => say('waiting', 'Waiting for the server'));
  for (const kind of ['event', 'flag_request', 'flag_saved', 'ingestion', 'reset']) {
    stream.addEventListener(kind, refreshSoon);
  }
  document.addEventListener('visibilitychange', refreshSoon);
}
