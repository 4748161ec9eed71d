import { formatCount } from './formatCount.ts';

/** So many users and what happens to them: `1 gains`, `212 lose`. */
export function crowdVerb(verb: 'gain' | 'lose', count: number): string {
  return `${formatCount(count)} ${verb}${count === 1 ? 's' : ''}`;
}
