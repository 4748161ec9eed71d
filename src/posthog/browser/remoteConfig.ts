import type { PostHogProject } from '../http/defaultProject.ts';

/**
 * What posthog-js asks for at its start: where to send events, and which of PostHog's products are
 * on. Those that the embedded PostHog does not have are off, so that posthog-js loads nothing for
 * them. Surveys are not even named: posthog-js loads its script for them whatever the value says.
 * Flags are always on: one may be created at any time.
 */
export function remoteConfig({ apiKey }: PostHogProject) {
  return {
    token: apiKey,
    supportedCompression: ['gzip', 'gzip-js'],
    hasFeatureFlags: true,
    captureDeadClicks: false,
    capturePerformance: false,
    autocapture_opt_out: false,
    autocaptureExceptions: false,
    analytics: { endpoint: '/i/v0/e/' },
    elementsChainAsString: true,
    sessionRecording: false,
    heatmaps: false,
    productTours: false,
    defaultIdentifiedOnly: true,
    siteApps: [],
    isAuthenticated: false,
    toolbarParams: {},
    config: { enable_collect_everything: true },
  };
}
