/**
 * What the work pane of a step holds: its tabs, and the instrument that may share it with the run.
 */

/**
 * The tabs of every step, by the ids of their sections: in the order of cause, as code, traffic,
 * decision, answer, what stays, and what was before.
 */
export const STEP_TABS = {
  source: 'Source',
  wire: 'Wire',
  why: 'Why',
  response: 'Response',
  knows: 'What PostHog knows',
  runs: 'Runs',
} as const;

/** The instruments that a step may lead with: the id of its section, and what it is called. */
export const INSTRUMENTS = {
  console: undefined,
  'flag-form': { id: 'flag', label: 'Flag form' },
  compare: { id: 'compare', label: 'Compare' },
  receipt: { id: 'receipt', label: 'Receipt' },
  crowd: { id: 'crowd', label: 'Crowd' },
  lag: { id: 'lag', label: 'Lag lab' },
  history: { id: 'history', label: 'Flag history' },
  polling: { id: 'polling', label: 'Servers' },
} as const;
