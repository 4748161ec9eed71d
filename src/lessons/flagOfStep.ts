import type { TaughtFlag } from '../tutorials/tutorial.ts';
import type { StepData } from './contentSchemas.ts';
import { flagKeyOf } from './stages.ts';
import { taughtFlag, tutorialNamed } from './tutorials.ts';

/** The flag that the instruments of a step begin with: its own, or that of its stage. */
export function flagOfStep({ tutorial, flag, stage }: StepData): TaughtFlag {
  const found = taughtFlag(flag ?? flagKeyOf(stage)) ?? tutorialNamed(tutorial).flags[0];
  if (found) return found;
  throw new Error(
    `A step of "${tutorial}" has an instrument and no flag. Give src/tutorials/${tutorial}.ts a flag.`,
  );
}
