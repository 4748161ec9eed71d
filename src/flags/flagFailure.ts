export type FailureCode =
  'dependency_not_found_cohort' | 'dependency_cycle_cohort' | 'cohort_filters_parsing_error';

/** Why a flag could not be decided; PostHog's code for it goes into the flag's reason. */
export class FlagFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'FlagFailure';
    this.code = code;
  }
}

/** The result of some work, or undefined when a FlagFailure ended it. */
export function unlessFailed<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FlagFailure)) throw error;
    return undefined;
  }
}
