import { pick } from 'es-toolkit';
import type { TaughtFlag } from '../tutorials/tutorial.ts';
import type { StepData } from './contentSchemas.ts';
import { flagKeyOf } from './stages.ts';
import { taughtFlag, tutorialNamed } from './tutorials.ts';

/**
 * The flag that the instruments of a step begin with: its own, or that of its stage; with those of its
 * states that the step offers.
 */
export function flagOfStep({
  tutorial,
  flag,
  stage,
  states,
}: Pick<StepData, 'tutorial' | 'flag' | 'stage' | 'states'>): TaughtFlag {
  const found = taughtFlag(flag ?? flagKeyOf(stage)) ?? tutorialNamed(tutorial).flags[0];
  if (!found) {
    throw new Error(
      `A step of "${tutorial}" has an instrument and no flag. Give src/tutorials/${tutorial}.ts a flag.`,
    );
  }
  return states ? { ...found, states: offered(found, states) } : found;
}

function offered({ key, states = {} }: TaughtFlag, names: readonly string[]) {
  const strange = names.find((name) => !Object.hasOwn(states, name));
  if (strange === undefined) return pick(states, [...names]);
  throw new Error(
    `A step offers "${strange}", and the flag ${key} has no such state. Use one of ${Object.keys(states).join(', ')}.`,
  );
}
