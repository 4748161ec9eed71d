import type { RunConnection } from '../../runs/run.ts';

const SCRIPTS = import.meta.glob<string>('../../pages/stages/*/_page.ts', {
  query: '?erased',
  import: 'default',
  eager: true,
});

/**
 * The script of a stage's page, as it was written but for its types and for what a bundler fills in from
 * the environment: where PostHog is.
 */
export function pageScript(stage: string, { host, apiKey }: RunConnection): string {
  const code = SCRIPTS[`../../pages/stages/${stage}/_page.ts`];
  if (code === undefined) throw new Error(`The stage ${stage} has no _page.ts. Add it.`);
  const environment = { PUBLIC_POSTHOG_KEY: apiKey, PUBLIC_POSTHOG_HOST: host };
  return Object.entries(environment).reduce(
    (text, [name, value]) => text.replaceAll(`import.meta.env.${name}`, JSON.stringify(value)),
    code,
  );
}
