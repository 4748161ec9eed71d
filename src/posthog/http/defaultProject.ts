/** A PostHog project: its id and the keys by which clients name it. */
export interface PostHogProject {
  id: number;
  /** Public: names the project to capture events and evaluate flags. */
  apiKey: string;
  /** Secret: opens the REST API. */
  personalApiKey: string;
  /**
   * Asks SDKs to send `$feature_flag_called` with no more than it needs, of flags without an
   * experiment, which all are here.
   */
  minimalFlagCalledEvents?: boolean;
}

/** Fixed, so that any SDK can be pointed at the embedded PostHog without set-up. */
export const defaultProject: PostHogProject = {
  id: 1,
  apiKey: 'phc_flagbook',
  personalApiKey: 'phx_flagbook',
};
