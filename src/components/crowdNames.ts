import { crowdVerb } from './crowdVerb.ts';

const SHOWN = 4;

/** A list of users cut to what fits on a line: `212 gain: user-3, user-7, user-9, user-12 …` */
export function crowdNames(verb: 'gain' | 'lose', users: readonly number[]): string {
  const names = users.slice(0, SHOWN).map((user) => `user-${user + 1}`);
  const rest = users.length > SHOWN ? ' …' : '';
  return `${crowdVerb(verb, users.length)}: ${names.join(', ')}${rest}`;
}
