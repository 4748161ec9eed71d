/** Where the page keeps its versions apart from those of other pages; undefined for a page that does not. */
export function draftPlace(): string | undefined {
  return document.querySelector<HTMLElement>('source-tab')?.dataset['drafts'];
}
