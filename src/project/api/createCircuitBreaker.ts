/** What is known of calls that got no answer. */
export interface CircuitBreaker {
  /** Whether asking a resource again, or anything at all, is bound to be in vain for now. */
  covers: (resource: string) => boolean;
  /** A call of a resource got no answer in time. */
  begin: (resource: string) => void;
  /** Something was answered after all. */
  end: (resource: string) => void;
}

/** About as long as a page takes that asks several times, one after the other. */
const LASTS_MS = 8000;

/**
 * Remembers for some seconds which resources of a PostHog gave no answer, so that a reader waits for
 * one timeout and not for several in a row. One silent resource says nothing of the others, which
 * may be faster; two say that the whole PostHog is silent.
 */
export function createCircuitBreaker(now: () => number = () => performance.now()): CircuitBreaker {
  const silentSince = new Map<string, number>();
  const isSilent = (resource: string) =>
    now() - (silentSince.get(resource) ?? -Infinity) < LASTS_MS;

  return {
    covers: (resource) => isSilent(resource) || [...silentSince.keys()].filter(isSilent).length > 1,
    begin: (resource) => void silentSince.set(resource, now()),
    end: (resource) => void silentSince.delete(resource),
  };
}
