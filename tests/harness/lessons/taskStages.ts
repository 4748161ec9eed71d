/** The tasks with the stages that they start with and are solved by; a browser test loads no tutorial. */
export const TASK_STAGES = [
  { id: 'answer-first', stage: 'await-the-flush', solution: 'capture' },
  { id: 'first-name', stage: 'set-name', solution: 'set-name-once' },
  { id: 'first-visit', stage: 'flag', solution: 'person-properties' },
  { id: 'in-time', stage: 'flag', solution: 'flag-in-time' },
  { id: 'ask-once', stage: 'ask-twice', solution: 'flag-property' },
  { id: 'guests', stage: 'flag', solution: 'turn-guests-away' },
  { id: 'both-pages', stage: 'leave-out-name', solution: 'flag' },
  { id: 'mend-the-false', stage: 'missing-false', solution: 'flag-property' },
  { id: 'stop-the-flicker', stage: 'flickering-page', solution: 'keep-visitor' },
];
