import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProcess, type RunningServer } from './startProcess.ts';
import { startServer } from './startServer.ts';

/**
 * Starts the built site against a PostHog in another process, over HTTP. `env` is added to the
 * site's environment, `posthogEnv` to that of PostHog. Stopping the site stops both.
 */
export async function startOnRealPostHog(
  env: Record<string, string> = {},
  posthogEnv: Record<string, string> = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'posthog-'));
  const posthog = await startProcess('src/posthog/standalone/startAlone.ts', {
    PORT: '0',
    DATA: folder,
    ...posthogEnv,
  });
  const stopPostHog = async () => {
    await posthog.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const site = await startServer({
      POSTHOG_HOST: posthog.origin,
      POSTHOG_API_KEY: 'phc_flagbook',
      POSTHOG_PERSONAL_API_KEY: 'phx_flagbook',
      ...env,
    });
    return { ...site, stop: (signal) => site.stop(signal).finally(stopPostHog) };
  } catch (error) {
    await stopPostHog();
    throw error;
  }
}
