import { crowdByCompany } from '../../flags/crowd/crowdByCompany.ts';
import { CROWD_SIZE } from '../../flags/crowd/crowdUsers.ts';
import { expectedOn } from '../../flags/crowd/expectedOn.ts';
import { teamInbox } from './flags.ts';

/** What the evaluator says to a question that no single run could answer. */
export const computed = {
  /** Whether half of all companies is a wider range of users than half of all persons. */
  'usual-by-company': () => {
    const byCompany = widthOf(crowdByCompany(teamInbox.key, 50).chance);
    const byPerson = widthOf(expectedOn(Array.from({ length: CROWD_SIZE }, () => 0.5)));
    if (byCompany === byPerson) return 'as wide';
    return byCompany > byPerson ? 'wider' : 'narrower';
  },
};

function widthOf({ low, high }: { low: number; high: number }): number {
  return high - low;
}
