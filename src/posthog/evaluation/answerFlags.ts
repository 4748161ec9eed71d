import { type Decision, payloadOf } from '../../flags/decision.ts';
import { evaluateAll } from '../../flags/evaluateAll.ts';
import type { Subject } from '../../flags/subject.ts';
import type { CurrentFlag } from '../store/storedFlag.ts';

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
    /** The embedded PostHog has no experiments. */
    has_experiment: false;
  };
}

/** The answer of `/flags?v=2`. */
export interface FlagsAnswer {
  errorsWhileComputingFlags: boolean;
  flags: Record<string, FlagDetail>;
  requestId: string;
  /** Milliseconds since 1970. */
  evaluatedAt: number;
  /** Asks SDKs for `$feature_flag_called` events with no more than they need. */
  minimalFlagCalledEvents?: true;
}

/**
 * Evaluates flags for one subject, each after those that it depends on. Inactive ones count as
 * false for their dependents and are left out of the answer, as are flags in a cycle.
 *
 * @param now milliseconds since 1970
 */
export function answerFlags(
  flags: readonly CurrentFlag[],
  subject: Subject,
  now: number,
): FlagsAnswer {
  const { decisions, cyclic } = evaluateAll(flags, subject);
  const details: FlagDetail[] = [];
  for (const flag of flags) {
    const decision = flag.active ? decisions.get(flag.key) : undefined;
    if (decision) details.push(toDetail(flag, decision));
  }
  return {
    errorsWhileComputingFlags: cyclic.length > 0 || details.some(({ failed }) => failed),
    flags: Object.fromEntries(details.map((detail) => [detail.key, detail])),
    requestId: crypto.randomUUID(),
    evaluatedAt: now,
  };
}

function toDetail(flag: CurrentFlag, decision: Decision): FlagDetail {
  const { id, key, version } = flag;
  const payload = payloadOf(flag, decision);
  const metadata = { id, version, description: null, payload, has_experiment: false } as const;
  return { key, ...decision, metadata };
}
