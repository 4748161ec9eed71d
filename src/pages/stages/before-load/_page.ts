import posthog from 'posthog-js';

posthog.init(import.meta.env.PUBLIC_POSTHOG_KEY, {
  api_host: import.meta.env.PUBLIC_POSTHOG_HOST,
  defaults: '2025-11-30',
  disable_external_dependency_loading: true,
  // So that you can hold the answer back for longer than the SDK would wait.
  feature_flag_request_timeout_ms: 60_000,
});

showFront();
posthog.onFeatureFlags(showFront);

function showFront() {
  const isNew = posthog.isFeatureEnabled('new-front-page');
  show('#front', `Here is the ${isNew ? 'new' : 'old'} front page.`);
  show('code', String(isNew));
}

function show(place: string, text: string) {
  document.querySelector(place)?.replaceChildren(text);
}
