/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

import { precompress } from './src/tooling/precompress.ts';
import { productInVite } from './src/tooling/product-in-vite.ts';
import { sizeBudget } from './src/tooling/size-budget.ts';

export default defineConfig({
  plugins: [
    react(),
    productInVite(),
    precompress(),
    sizeBudget({ page: 'features/users/user-list-page.tsx', maxScript: 250_000, maxStyle: 30_000 }),
  ],
  server: { host: process.env['HOST'] || '127.0.0.1', port: Number(process.env['PORT'] || 3000), strictPort: true },
  css: { postcss: { plugins: [mantine()] } },
  build: { outDir: 'dist/console' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{contract,database,management-api,gateway,server}/**/*.test.ts'],
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
          setupFiles: ['src/console/testing/setup.ts'],
          css: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
