import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: ownServer(),
  integrations: [mdx()],
  session: false,
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
});

function ownServer() {
  return {
    name: 'flagbook',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'flagbook',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./src/server.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable' },
        });
      },
    },
  };
}
