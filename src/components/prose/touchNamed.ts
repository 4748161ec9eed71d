/**
 * When a word has opened the place of an edit or a control, puts the focus on that: an edit is chosen
 * by it. One that is not there yet leaves everything as it is.
 */

// The pane listens on the document, which comes first.
addEventListener('click', ({ target, defaultPrevented }) => {
  const word =
    target instanceof Element && target.closest<HTMLAnchorElement>('[data-edit], [data-control]');
  if (!word || !defaultPrevented) return;
  const { edit, control } = word.dataset;
  const things = document.querySelectorAll<HTMLElement>(
    ['a', 'button:not([aria-hidden])', 'input', '[aria-label]']
      .map((kind) => `${word.hash} ${kind}`)
      .join(),
  );
  const named = [...things].findLast(
    (one) =>
      (edit === undefined
        ? (one.ariaLabel ?? one.textContent.trim()) === control
        : one.getAttribute('value') === edit) && one.checkVisibility(),
  );
  if (edit !== undefined) named?.click();
  // After a click, too: the ring is all that says what the word meant.
  named?.focus({ focusVisible: true });
});
