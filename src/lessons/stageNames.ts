import type { StageName } from './stages.ts';

/** The stages that the tutorial builds, in its order; a comparison goes through these. */
export const STAGE_NAMES = [
  'plain',
  'capture',
  'flag',
  'flag-property',
] as const satisfies StageName[];
