import type { StageName } from './stageNames.ts';

const TITLES: Record<StageName, string> = {
  plain: 'Plain',
  capture: 'With capture',
  flag: 'With a flag',
  'flag-property': 'With the flag’s value on the event',
};

/** What to call a stage in a heading. */
export function stageTitle(stage: StageName): string {
  return TITLES[stage];
}
