import type { Check } from '../../../src/lessons/checks/check.ts';
import { checksOf } from '../../../src/lessons/checks/checksOf.ts';
import { checkStep } from '../../../src/lessons/checks/checkStep.ts';
import { tutorialNamed } from '../../../src/lessons/tutorials.ts';

const TUTORIALS = ['first-flag', 'inside-a-flag'];

/** The ids of all checks of the first two tutorials, which share a flag and an event. */
export const BOTH_CHECK_IDS = TUTORIALS.flatMap((id) => Object.keys(checksOf(tutorialNamed(id))));

/** Looks at some of these checks in whichever of the two tutorials has them. */
export async function checkBoth(
  ids: readonly string[],
  where: Parameters<typeof checkStep>[1],
  deeds: Parameters<typeof checkStep>[2],
  cast = [{ user: 'ada', note: '' }],
): Promise<Check[]> {
  const found = new Map<string, Check>();
  for (const tutorial of TUTORIALS) {
    const known = checksOf(tutorialNamed(tutorial));
    const checks = ids
      .filter((id) => Object.hasOwn(known, id))
      .map((id) => ({ id, title: id, hint: '', next: '' }));
    const step = { tutorial, stage: 'flag', cast, checks };
    for (const check of await checkStep(step, where, deeds)) found.set(check.id, check);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
