import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  outDir: '../../../dist/bare-astro',
  cacheDir: '../../../node_modules/.cache/bare-astro',
});
