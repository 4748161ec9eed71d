/**
 * Asks before the reader leaves a form with `data-unsaved`, or one in which something was edited since.
 */

addEventListener('beforeunload', (event) => {
  const form = document.querySelector<HTMLFormElement>('.flag-form');
  if (form && (form.dataset['unsaved'] !== undefined || [...form.elements].some(isEdited))) {
    event.preventDefault();
  }
});

/** A field that does not say what it said when the form was drawn. */
function isEdited(element: Element): boolean {
  if (element instanceof HTMLSelectElement) {
    return element.selectedOptions[0]?.defaultSelected === false;
  }
  const isText = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  // What has no name is not sent: a slider over a field.
  return isText && element.name !== '' && element.value !== element.defaultValue;
}
