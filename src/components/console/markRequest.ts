import type { RequestLine } from '../../runs/stageRequest.ts';

/** Says in the console what it sends to the stage that is chosen, where the stages take different requests. */
export function markRequest(form: HTMLFormElement, stage: string): void {
  const { lines } = form.dataset;
  if (lines === undefined) return;
  const line = (JSON.parse(lines) as Record<string, RequestLine>)[stage];
  for (const [name, text] of Object.entries(line ?? {})) {
    form.querySelector(`[data-line=${name}]`)?.replaceChildren(text as string);
  }
}
