import type { Leftovers } from '../project/project.ts';
import { type KnownTutorial, TUTORIALS } from './tutorials.ts';

/** What some tutorials may have left in PostHog; without any named, what all of them have. */
export function leftoversOf(tutorials?: readonly KnownTutorial[]): Leftovers {
  const meant = tutorials ?? TUTORIALS;
  const flags = new Set(meant.flatMap((tutorial) => tutorial.flags.map(({ key }) => key)));
  const events = new Set(meant.flatMap((tutorial) => tutorial.events));
  return { flags: [...flags], events: tutorials && [...events] };
}
