import { fileURLToPath } from 'node:url';

import { Hono } from 'hono';

import { FolderInUseError } from '#database/folder-lock.ts';
import { NewerDatabaseError } from '#database/migrate.ts';

import { announcement } from './announcement.ts';
import { consoleFiles } from './console-files.ts';
import { listen } from './listen.ts';
import { openProduct } from './product.ts';
import { readSettings, SettingError } from './settings.ts';

const consoleFolder = fileURLToPath(new URL('../console', import.meta.url));

/** Starts the product and keeps it running until a signal asks it to stop. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const files = await consoleFiles(consoleFolder);
  const product = await openProduct(settings);
  const app = new Hono();
  app.all('/healthz', (c) => product.fetch(c.req.raw));
  app.all('/api/*', (c) => product.fetch(c.req.raw));
  app.all('/usher/*', (c) => product.fetch(c.req.raw));
  app.route('/', files);
  const { stop } = await listen({ fetch: app.fetch, host: settings.host, port: settings.port, setting: 'PORT' });

  let stopping: Promise<void> | undefined;
  const shutDown = () => {
    // A second signal does no harm: the first one's work goes on.
    stopping ??= stop()
      .then(product.close)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', shutDown);
  process.on('SIGINT', shutDown);
  for (const line of announcement(settings, product.management)) console.log(line);
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof SettingError || error instanceof FolderInUseError || error instanceof NewerDatabaseError;
  console.error(isExpected ? `Usher cannot start: ${error.message}` : error);
  process.exit(1);
});
