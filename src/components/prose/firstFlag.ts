/** The tutorial's flag as step 3 creates it, as far as the prose computes with it. */
export const firstFlag = {
  key: 'new-cool-feature',
  /** Rollout percentage of the first condition set. */
  rolloutPercentage: 50,
} as const;
