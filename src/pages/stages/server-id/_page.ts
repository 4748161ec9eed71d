import posthog from 'posthog-js';

posthog.init(import.meta.env.PUBLIC_POSTHOG_KEY, {
  api_host: import.meta.env.PUBLIC_POSTHOG_HOST,
  defaults: '2025-11-30',
  disable_external_dependency_loading: true,
  bootstrap: { distinctID: document.body.dataset['visitor'] ?? '' },
  advanced_disable_feature_flags: true,
});

const button = document.querySelector('button');
button?.addEventListener('click', () => {
  posthog.identify(button.value);
  show('#who', `You are ${button.value}.`);
});

function show(place: string, text: string) {
  document.querySelector(place)?.replaceChildren(text);
}
