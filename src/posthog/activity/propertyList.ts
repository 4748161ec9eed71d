import { html } from 'hono/html';

/** Properties with their values: texts as they are, the rest as JSON. */
export function propertyList(properties: Record<string, unknown>): ReturnType<typeof html> {
  return html`<dl class="properties">
    ${Object.entries(properties).map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${textOf(value)}</dd>
        </div>`,
    )}
  </dl>`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
