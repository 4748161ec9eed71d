import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import { defineConfig, passthroughImageService } from 'astro/config';
import { finishBuild } from './src/build/finishBuild.ts';
import { browserChunks } from './src/build/browserChunks.ts';
import { browserCode } from './src/build/browserCode.ts';
import { loadAhead } from './src/build/loadAhead.ts';
import { highlightSources } from './src/build/highlightSources.ts';
import { readSections } from './src/build/readSections.ts';
import { bundleServer } from './src/build/bundleServer.ts';
import { threadCode } from './src/build/threadCode.ts';

export default defineConfig({
  output: 'server',
  // src/server.ts stands in front of its handler.
  adapter: node({ mode: 'middleware' }),
  integrations: [mdx(), finishBuild()],
  // src/fetch.ts runs Astro's pages and nothing else of its pipeline.
  session: false,
  security: { checkOrigin: false },
  // The Content-Security-Policy allows no inline style and no inline script.
  build: { inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false },
  // No page has an image to resize, so no server needs Sharp.
  image: { service: passthroughImageService() },
  vite: {
    plugins: [
      highlightSources(),
      browserCode(),
      threadCode(),
      readSections(),
      bundleServer(),
      loadAhead(),
    ],
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: browserChunks } } } },
      },
    },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks MDX with a directive of its own and reads it before bundling.
        onLog: (level, log, report) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
  },
  devToolbar: { enabled: false },
});
