import type { IncomingMessage, ServerResponse } from 'node:http';

import { getRequestListener } from '@hono/node-server';
import type { Plugin, ViteDevServer } from 'vite';

type Product = Awaited<ReturnType<typeof import('#server/dev.ts').openForDevelopment>>;

/** Paths that the product handles. Vite serves the page and its modules. */
const productPaths = /^\/(?:api\/|usher\/|healthz$)/;

/** Runs gateway and Management API in Vite's process for development, and restarts them when their sources change. */
export function productInVite(): Plugin {
  return {
    name: 'usher:product',
    // Vitest also serves modules, but its tests open their own products.
    apply: (_config, { command }) => command === 'serve' && process.env['VITEST'] === undefined,
    configureServer(vite) {
      let product = open(vite);

      const restart = async () => {
        const previous = await product.catch(() => undefined);
        await previous?.close();
        product = open(vite);
        await product;
      };
      vite.watcher.on('change', (file) => {
        if (/\/src\/(?:contract|database|gateway|management-api|server)\//.test(file)) {
          restart().catch((error: unknown) => vite.config.logger.error(String(error)));
        }
      });
      vite.httpServer?.on('close', () => {
        product.then((opened) => opened.close()).catch((error: unknown) => vite.config.logger.error(String(error)));
      });

      vite.middlewares.use((request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
        if (!productPaths.test(request.url ?? '')) return next();
        void answer();

        async function answer() {
          try {
            const { fetch } = await product;
            await getRequestListener((incoming) => fetch(incoming))(request, response);
          } catch (error) {
            next(error);
          }
        }
      });
    },
  };
}

async function open(vite: ViteDevServer): Promise<Product> {
  const { openForDevelopment } = (await vite.ssrLoadModule('/src/server/dev.ts')) as typeof import('#server/dev.ts');
  return openForDevelopment(process.env);
}
