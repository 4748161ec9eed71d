import posthog from 'posthog-js';

posthog.init(import.meta.env.PUBLIC_POSTHOG_KEY, {
  api_host: import.meta.env.PUBLIC_POSTHOG_HOST,
  defaults: '2025-11-30',
  disable_external_dependency_loading: true,
});

posthog.onFeatureFlags(() => {
  const isNew = posthog.isFeatureEnabled('new-front-page');
  show('#front', `Here is the ${isNew ? 'new' : 'old'} front page.`);
});

const button = document.querySelector('button');
button?.addEventListener('click', () => {
  show('#who', `You are ${button.value}.`);
});

function show(place: string, text: string) {
  document.querySelector(place)?.replaceChildren(text);
}
