import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { adapter } from './src/adapter.ts';

export default defineConfig({
  output: 'server',
  adapter: adapter(),
  integrations: [mdx()],
  // src/fetch.ts runs Astro's pages and nothing else of its pipeline.
  session: false,
  security: { checkOrigin: false },
  // The Content-Security-Policy allows no inline style and no inline script.
  build: { inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false },
  vite: {
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
