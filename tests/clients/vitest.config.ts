import { randomInt } from 'node:crypto';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

process.env['SEED'] ??= String(randomInt(2 ** 31));

// Apart from all other projects: those need nothing but `npm ci`, these the runtimes of other
// languages.
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: {
    name: 'clients',
    include: ['tests/clients/**/*.test.ts'],
    globalSetup: ['tests/clients/prepareClients.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/harness/suite/countReporter.ts'],
  },
});
