import type { SentRequest } from '../../runs/stageRequest.ts';
import { ENVIRONMENT, readme } from './readme.ts';
import { versionsOf } from './versionsOf.ts';

/** The files of a stage that a project is made around. */
interface StageFiles {
  stage: string;
  /** The code of its pages by their paths below its folder. */
  pages: Readonly<Record<string, string>>;
  /** The page that is the stage's: the others are as every stage has them. */
  page: string;
  /** What is sent to it about ada. */
  sent: SentRequest;
  /** Keys of the flags that it asks for. */
  flags: readonly string[];
}

/** A stage as a small Astro app: its pages to the letter, and what they need to run. */
export function astroProject({
  stage,
  pages,
  page,
  sent,
  flags,
}: StageFiles): Record<string, string> {
  const usesPostHog = Object.values(pages).some((code) => code.includes('posthog'));
  const packages = ['@astrojs/node', '@types/node', 'astro', 'es-toolkit'];
  const manifest = {
    name: `flagbook-${stage}`,
    private: true,
    type: 'module',
    engines: { node: '>=22.12' },
    scripts: {
      dev: 'astro dev',
      start: 'astro build && node --env-file-if-exists=.env dist/server/entry.mjs',
    },
    dependencies: versionsOf(usesPostHog ? [...packages, 'posthog-node'] : packages),
  };
  const files = {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'astro.config.mjs': CONFIG,
    'tsconfig.json': '{ "extends": "astro/tsconfigs/strict" }\n',
    ...Object.fromEntries(Object.entries(pages).map(([path, code]) => [`src/pages/${path}`, code])),
    'README.md': readme({
      stage,
      usesPostHog,
      flags,
      run: 'npm i && npm start',
      needs: 'Node 22.12 or newer',
      origin: 'http://localhost:3000',
      sent,
      page: `src/pages/${page}`,
    }),
  };
  if (!usesPostHog) return files;
  return {
    ...files,
    '.env.example': ENVIRONMENT,
    'src/env.d.ts': TYPES,
    'src/middleware.ts': MIDDLEWARE,
    'src/posthog.ts': CLIENT,
  };
}

const CONFIG = `import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  server: { port: 3000 },
});
`;

const CLIENT = `import { PostHog } from 'posthog-node';

/** The one client of the whole app. */
export const posthog = new PostHog(process.env.POSTHOG_API_KEY ?? 'phc_flagbook', {
  host: process.env.POSTHOG_HOST ?? 'http://localhost:4321/posthog',
  // Each event leaves at once, so that you see it soon. In production, leave this out.
  flushAt: 1,
  // A page that waits for a flag gives up after one attempt and takes the default.
  featureFlagsRequestMaxRetries: 0,
});
`;

const MIDDLEWARE = `import { defineMiddleware } from 'astro:middleware';
import { posthog } from './posthog.ts';

/** Gives every page the client. */
export const onRequest = defineMiddleware(({ locals }, next) => {
  locals.posthog = posthog;
  return next();
});
`;

const TYPES = `declare namespace App {
  interface Locals {
    posthog: import('posthog-node').PostHog;
  }
}
`;
