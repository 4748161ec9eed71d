import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { SERVERS } from '../../flags/polling/polls.ts';

/** How the check of the instrument is seen that shows servers. */
export const serverChecks = {
  'canary-some-know': ({ knowing }: Evidence): Seen =>
    knowing > 0 && knowing < SERVERS ? `${knowing} of ${SERVERS}` : undefined,
};
