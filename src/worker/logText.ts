import { shown } from './shown.ts';

/** Of more, nobody reads the end. */
const LONGEST = 500;

/** What stands for a value in the text before it. */
const PLACES: Readonly<Record<string, (value: unknown) => unknown>> = {
  '%s': words,
  '%d': (value) => Number(value === null || typeof value === 'boolean' ? value : words(value)),
  '%i': (value) => parseInt(words(value)),
  '%f': (value) => parseFloat(words(value)),
  '%j': shown,
  '%o': shown,
  '%O': shown,
  '%c': () => '',
};

/**
 * What is logged, as text: values side by side, or in the places that the first names for them.
 * https://nodejs.org/api/util.html#utilformatformat-args
 */
export function logText([...values]: readonly unknown[]): string {
  const [first] = values;
  if (typeof first === 'string' && values.length > 1) {
    values.shift();
    const filled = first.replace(/%[sdifjoOc%]/g, (place) => {
      if (place === '%%') return '%';
      return values.length > 0 ? String(PLACES[place]?.(values.shift())) : place;
    });
    values.unshift(filled);
  }
  const text = values.map(words).join(' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : shown(value);
}
