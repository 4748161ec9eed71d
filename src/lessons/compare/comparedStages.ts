import { growthOf } from '../stages.ts';
import { TUTORIALS } from '../tutorials.ts';

/** The stages that the first tutorial's app grows through, which a comparison sets side by side. */
export const comparedStages: readonly string[] = TUTORIALS.slice(0, 1).flatMap(({ take }) =>
  growthOf(take),
);
