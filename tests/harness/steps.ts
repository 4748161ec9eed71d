/** The tutorial's six steps in reading order, as URL paths. */
export const steps = [
  '/first-flag/plain',
  '/first-flag/capture',
  '/first-flag/create-flag',
  '/first-flag/flag',
  '/first-flag/flag-property',
  '/first-flag/compare',
];
