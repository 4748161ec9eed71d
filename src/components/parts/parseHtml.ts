/** HTML as nodes that are in no page yet: nothing in it loads or runs. */
export function parseHtml(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
