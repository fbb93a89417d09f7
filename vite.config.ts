/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

import { findPostgres } from './src/database/testing/find-postgres.ts';
import { preloadTexts } from './src/tooling/first-texts.ts';
import { precompress } from './src/tooling/precompress.ts';
import { productInVite } from './src/tooling/product-in-vite.ts';
import { pureTests } from './src/tooling/pure-tests.ts';
import { sizeBudget } from './src/tooling/size-budget.ts';

const pure = pureTests(import.meta.dirname);

/** Tests share one PostgreSQL server, which is several times faster than the embedded one; else each opens an embedded one. */
const hasPostgres = findPostgres() !== undefined;
const databaseSetup = `src/database/testing/${hasPostgres ? 'private-server' : 'embedded-copy'}.setup.ts`;
if (process.env['VITEST'] !== undefined && !hasPostgres) {
  console.warn('PostgreSQL is not installed: all tests run on the embedded database, which takes longer.');
}

/** Tests of the embedded database itself. */
const testsOfEmbedded = ['src/database/{checkpoints,open-folder}.test.ts'];

/** Tests that run on the embedded database too: the rules of the API, its search, its triggers, and the audit log. */
const testsOnEmbedded = [
  ...testsOfEmbedded,
  'src/management-api/conformance/conformance.test.ts',
  'src/management-api/db/counters.test.ts',
  'src/gateway/audit-log/{audit-log,verify}.test.ts',
  'src/server/verify-stored-audit-log.test.ts',
];

export default defineConfig({
  plugins: [
    react(),
    productInVite(),
    preloadTexts(),
    precompress(),
    sizeBudget({ maxScript: 174_000, maxStyle: 12_000 }),
  ],
  server: { host: process.env['HOST'] || '127.0.0.1', port: Number(process.env['PORT'] || 3000), strictPort: true },
  css: { postcss: { plugins: [mantine()] } },
  // Workers load parts of their code on demand, which scripts of the older format can't.
  worker: { format: 'es' },
  build: {
    outDir: 'dist/console',
    // In kB, uncompressed. The size budget above limits the first load.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // Shorter than by default, and of fewer characters: the first load has the names of all files.
        hashCharacters: 'hex',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        codeSplitting: {
          groups: [
            // Modules of the first load in one file: it compresses best and loads without further requests.
            { name: 'first', tags: ['$initial'], priority: 1 },
            // Modules that several pages share. It is loaded after the first page.
            { name: 'shared', minShareCount: 3 },
          ],
        },
      },
    },
  },
  test: {
    // By default Vitest uses only one of two cores for tests.
    maxWorkers: 2,
    // A larger space for new objects halves the time of garbage collection.
    execArgv: ['--max-semi-space-size=64'],
    // Retries tests that fail only because the machine is busy.
    retry: 1,
    // By default 1 s, which is short on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        // What needs no database, server or document: `npm run check` runs these alone.
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: pure,
          setupFiles: ['src/console/testing/texts.setup.ts'],
          isolate: false,
          retry: 0,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{contract,database,management-api,gateway,server}/**/*.test.ts'],
          exclude: [...pure, ...(hasPostgres ? testsOfEmbedded : [])],
          globalSetup: [databaseSetup],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Without a PostgreSQL server the project `node` runs these tests on the embedded database.
        extends: true,
        test: {
          name: 'embedded',
          environment: 'node',
          include: hasPostgres ? testsOnEmbedded : [],
          exclude: pure,
          globalSetup: ['src/database/testing/embedded-copy.setup.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        oxc: { jsx: { development: false } },
        test: {
          name: 'console',
          // The development build of React takes a quarter of the time of these tests, and its warnings fail none.
          env: { NODE_ENV: 'production' },
          // Half the time of jsdom.
          environment: './src/console/testing/document.environment.ts',
          include: ['src/console/**/*.test.{ts,tsx}'],
          exclude: pure,
          globalSetup: [databaseSetup],
          setupFiles: ['src/console/testing/texts.setup.ts', 'src/console/testing/setup.ts'],
          isolate: false,
          css: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
