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

const hasPostgres = findPostgres() !== undefined;
if (process.env['VITEST'] !== undefined && !hasPostgres) {
  console.warn('PostgreSQL is not installed: the tests on a PostgreSQL server (project "postgres") do NOT run.');
}

const testsOnPostgres = [
  'src/{database,management-api,gateway/audit-log}/**/*.test.ts',
  'src/server/verify-stored-audit-log.test.ts',
];

/** Tests whose results do not depend on the database engine. */
const testsWithoutDatabase = [
  'src/database/{checkpoints,open-folder}.test.ts',
  'src/management-api/services/{phone,password-digest}.test.ts',
  'src/management-api/http/input-issues.test.ts',
  'src/management-api/seed/{cultures,scenarios}/**',
  'src/gateway/audit-log/without-secrets.test.ts',
];

export default defineConfig({
  plugins: [
    react(),
    productInVite(),
    preloadTexts(),
    precompress(),
    sizeBudget({ maxScript: 170_800, maxStyle: 12_000 }),
  ],
  server: { host: process.env['HOST'] || '127.0.0.1', port: Number(process.env['PORT'] || 3000), strictPort: true },
  css: { postcss: { plugins: [mantine()] } },
  build: {
    outDir: 'dist/console',
    // In kB, uncompressed. The size budget above limits the first load.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
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
    // Retries tests that fail only because the machine is busy.
    retry: 1,
    projects: [
      {
        // What needs no database, server or document: `npm run check` runs these alone.
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: pure,
          setupFiles: ['src/console/testing/texts.setup.ts'],
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
          exclude: pure,
          globalSetup: ['src/database/testing/embedded-copy.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Runs the tests of the API and the audit log again on a PostgreSQL server.
        extends: true,
        test: {
          name: 'postgres',
          environment: 'node',
          include: hasPostgres ? testsOnPostgres : [],
          exclude: [...testsWithoutDatabase, ...pure],
          globalSetup: ['src/database/testing/private-server.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'console',
          environment: 'jsdom',
          include: ['src/console/**/*.test.{ts,tsx}'],
          exclude: pure,
          setupFiles: ['src/console/testing/texts.setup.ts', 'src/console/testing/setup.ts'],
          css: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
