import { isRecord } from '../../../json/record.ts';

type Properties = Record<string, unknown>;

/**
 * What was clicked, as PostHog keeps it of an event: the text that posthog-js sends as
 * `$elements_chain`, or the list that older versions send as `$elements`, written in the same form.
 * @returns an empty text for an event without elements
 */
export function elementsChain(properties: Properties): string {
  const chain = properties['$elements_chain'];
  if (typeof chain === 'string' && chain !== '') return chain;
  const elements = properties['$elements'];
  return Array.isArray(elements) ? elements.filter(isRecord).map(elementText).join(';') : '';
}

const MOST_TEXT = 400;
const MOST_HREF = 2048;

function elementText(element: Properties): string {
  const classes = classesOf(element['attr__class']).map((name) => `.${name.replaceAll('"', '')}`);
  const text = textOf(element['$el_text'])?.slice(0, MOST_TEXT);
  const href = textOf(element['attr__href'])?.slice(0, MOST_HREF);
  const id = textOf(element['attr__id']);
  const attributes = Object.entries({
    ...(text && { text }),
    'nth-child': element['nth_child'] ?? 0,
    'nth-of-type': element['nth_of_type'] ?? 0,
    ...(href && { href }),
    ...(id && { attr_id: id }),
    ...Object.fromEntries(Object.entries(element).filter(([key]) => key.startsWith('attr__'))),
  }).map(([key, value]) => [escape(key), escape(writeValue(value))] as const);
  attributes.sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = attributes.map(([key, value]) => `${key}="${value}"`);
  return `${textOf(element['tag_name']) ?? ''}${classes.join('')}:${pairs.join('')}`;
}

function classesOf(value: unknown): string[] {
  const names = Array.isArray(value) ? value.map(writeValue) : (textOf(value)?.split(/\s+/) ?? []);
  return names.filter((name) => name !== '').sort();
}

function writeValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function escape(text: string): string {
  return text.replaceAll('"', '\\"');
}
