/**
 * Links that cost much: each holds a flag and a person of its own, which the site evaluates.
 */
import { ask, type Send, times } from './sends.ts';

const NESTED = '(?:(?=(?:(?=(?:a{99}){99})){99})){99}';

/** A link to a page that evaluates a flag whose condition sets search in many letters. */
function link(path: string, patterns: readonly string[], letters = 3000): Send {
  const groups = patterns.map((value) => ({
    properties: [{ key: 'letters', type: 'person', operator: 'regex', value }],
  }));
  const query = new URLSearchParams({
    stage: 'flag',
    user: 'ada',
    flag: JSON.stringify({ key: 'new-cool-feature', filters: { groups } }),
    person: JSON.stringify({ letters: 'a'.repeat(letters) }),
  });
  return (origin) => ask(`${origin}${path}?${query}`, {});
}

const costly = Array.from({ length: 22 }, (_, index) => `(?:a{0,99}){0,${index + 70}}b`);

let count = 0;
/** A pattern that nobody has compiled before. */
const another = () => `(?:a{99}){99}|${count++}`;

export const LINK_ATTACKS: { name: string; run: Send }[] = [
  { name: 'a receipt of nested lookarounds', run: link('/inside-a-flag/receipt', [NESTED]) },
  { name: 'a receipt of 22 slow sets', run: link('/inside-a-flag/receipt', costly) },
  { name: 'a run of 22 slow sets', run: link('/run', costly) },
  {
    name: '120 receipts, each with patterns of its own',
    run: (origin) =>
      times(120, () => link('/inside-a-flag/receipt', Array.from({ length: 20 }, another))(origin))(
        origin,
      ),
  },
  {
    name: 'a crowd of a billion',
    run: (origin) => ask(`${origin}/compare?crowd=1000000000`, {}),
  },
];
