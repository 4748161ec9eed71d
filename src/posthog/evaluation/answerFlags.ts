import { evaluate } from '../../flags/evaluate.ts';
import type { Decision, Subject } from '../../flags/explanation.ts';
import { payloadOf } from '../../flags/payloadOf.ts';
import type { ActiveFlag } from '../store/storedFlag.ts';

/** One flag in the answer of `/flags?v=2`. */
export interface FlagDetail extends Decision {
  key: string;
  metadata: {
    id: number;
    version: number;
    /** Always null, as PostHog's service has it: the flag's description stays within the project. */
    description: null;
    /** JSON text, or null. */
    payload: unknown;
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
  flags: readonly ActiveFlag[],
  subject: Subject,
  now: number,
): FlagsAnswer {
  const details = flags.map((flag) => answerFlag(flag, subject));
  return {
    errorsWhileComputingFlags: details.some(({ failed }) => failed),
    flags: Object.fromEntries(details.map((detail) => [detail.key, detail])),
    requestId: crypto.randomUUID(),
    evaluatedAt: now,
  };
}

function answerFlag(flag: ActiveFlag, subject: Subject): FlagDetail {
  const decision = evaluate(flag, subject);
  const { id, key, version } = flag;
  const metadata = { id, version, description: null, payload: payloadOf(flag, decision) };
  return { key, ...decision, metadata };
}
