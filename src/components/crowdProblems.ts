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
