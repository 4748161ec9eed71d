/** PostHog's consistency vectors, of which every client is asked the first ones, and the payloads. */
import multivariateVectors from '../../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import simpleVectors from '../../fixtures/vectors/simple-flag.json' with { type: 'json' };

type Values = Record<string, unknown>;

/** How many of the vectors' ids are asked for. */
export const VECTORS = 40;

export const expectedVectors = {
  'simple-flag': simpleVectors.expected.slice(0, VECTORS),
  'multivariate-flag': multivariateVectors.expected.slice(0, VECTORS),
};

/** What was answered for them. */
export function vectorsOf(answers: readonly Values[]): Record<string, unknown[]> {
  const asked = answers.slice(0, VECTORS);
  return {
    'simple-flag': asked.map((values) => values['simple-flag']),
    'multivariate-flag': asked.map((values) => values['multivariate-flag']),
  };
}

/** Someone whose flags have payloads, and those. */
export const PAYLOADS_FOR = `distinct_id_${multivariateVectors.expected.indexOf('first-variant')}`;
export const PAYLOADS = { everyone: { color: 'blue' }, 'multivariate-flag': [1, 2], nobody: null };
