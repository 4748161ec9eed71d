/** The steps of both tutorials in reading order, as URL paths. */
export const steps = [
  '/first-flag/plain',
  '/first-flag/capture',
  '/first-flag/create-flag',
  '/first-flag/flag',
  '/first-flag/flag-property',
  '/first-flag/compare',
  '/inside-a-flag/receipt',
  '/inside-a-flag/crowd',
  '/inside-a-flag/race',
  '/inside-a-flag/missing-false',
  '/inside-a-flag/flickering-page',
  '/inside-a-flag/share',
];
