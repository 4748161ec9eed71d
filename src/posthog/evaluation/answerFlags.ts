import { evaluate } from '../../flags/evaluate.ts';
import type { Decision, Subject } from '../../flags/explanation.ts';
import type { StoredFlag } from '../store/flagTable.ts';

/** One flag in the answer of `/flags?v=2`. */
export interface FlagDetail extends Decision {
  key: string;
  metadata: {
    id: number;
    version: number;
    description: null;
    /** JSON text. */
    payload: string | null;
  };
}

/** The answer of `/flags?v=2`. */
export interface FlagsAnswer {
  errorsWhileComputingFlags: boolean;
  flags: Record<string, FlagDetail>;
  requestId: string;
  /** Milliseconds since 1970. */
  evaluatedAt: number;
}

/** Evaluates flags for one subject; `now` is milliseconds since 1970. */
export function answerFlags(
  flags: readonly StoredFlag[],
  subject: Subject,
  now: number,
): FlagsAnswer {
  return {
    errorsWhileComputingFlags: false,
    flags: Object.fromEntries(flags.map((flag) => [flag.key, answerFlag(flag, subject)])),
    requestId: crypto.randomUUID(),
    evaluatedAt: now,
  };
}

function answerFlag(flag: StoredFlag, subject: Subject): FlagDetail {
  const { enabled, variant, reason } = evaluate(flag, subject);
  const { id, key, version } = flag;
  const payload = enabled ? payloadOf(flag, variant) : null;
  // The service's description is always null; it is the client's place for a note.
  const metadata = { id, version, description: null, payload };
  return { key, enabled, variant, reason, metadata };
}

/** Saved payloads are JSON text, by variant or, for a flag without variants, by `true`. */
function payloadOf({ filters }: StoredFlag, variant: string | null): string | null {
  const payload = filters.payloads?.[variant ?? 'true'];
  return typeof payload === 'string' ? payload : null;
}
