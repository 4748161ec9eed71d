/**
 * The parts of a run's result. Each has one place in the work pane, so that a run that goes on fills
 * them one after the other and moves nothing.
 */
export const RUN_PARTS = [
  'page',
  'status',
  'picture',
  'readout',
  'strip',
  'notice',
  'wire',
  'why',
  'response',
] as const;

export type RunPartName = (typeof RUN_PARTS)[number];
