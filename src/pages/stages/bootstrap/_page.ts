import posthog, { type BootstrapConfig } from 'posthog-js';

const bootstrap = JSON.parse(document.body.dataset['bootstrap'] ?? '{}') as BootstrapConfig;

posthog.init(import.meta.env.PUBLIC_POSTHOG_KEY, {
  api_host: import.meta.env.PUBLIC_POSTHOG_HOST,
  defaults: '2025-11-30',
  disable_external_dependency_loading: true,
  bootstrap,
});

posthog.onFeatureFlags(() => {
  const isNew = posthog.isFeatureEnabled('new-front-page');
  show('#front', `Here is the ${isNew ? 'new' : 'old'} front page.`);
});

const button = document.querySelector('button');
button?.addEventListener('click', () => {
  posthog.identify(button.value);
  show('#who', `You are ${button.value}.`);
});

function show(place: string, text: string) {
  document.querySelector(place)?.replaceChildren(text);
}
