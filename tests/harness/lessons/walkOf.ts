import type { Action } from '../../../src/lessons/actionSchema.ts';
import type { Lesson } from './readLessons.ts';

/**
 * What a reader does to pass a check: what its frontmatter says, or else the runs that its Try-it item
 * names, with the state of PostHog that the item sets before each; undefined where neither says anything.
 */
export function walkOf(
  { body, data }: Pick<Lesson, 'body' | 'data'>,
  check: string,
): Action[] | undefined {
  const written = data.checks.find(({ id }) => id === check)?.walk;
  if (written) return written;
  const item = new RegExp(`<Task check="${check}">(.*?)</Task>`, 's').exec(body)?.[1] ?? '';
  let posthog: 'up' | 'slow' | 'down' = 'up';
  const actions = [...item.matchAll(/<(Run|Row|PostHog)((?:\s+\w+="[^"]*")*)\s*\/>/g)].flatMap(
    ([, word, attributes = '']): Action[] => {
      const said = Object.fromEntries(
        [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      );
      if (word === 'PostHog') posthog = said['is'] as typeof posthog;
      if (word === 'Row') return [{ row: said['id'] ?? '' }];
      if (word !== 'Run') return [];
      const { user = '', stage, browser } = said;
      const how = { ...(stage && { stage }), ...(browser && { browser }) };
      return [{ run: user, ...how, ...(posthog !== 'up' && { posthog }) }];
    },
  );
  return actions.length > 0 ? actions : undefined;
}
