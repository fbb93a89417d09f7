import { fileURLToPath } from 'node:url';

import { FolderInUseError } from '#database/folder-lock.ts';
import { NewerDatabaseError } from '#database/migrate.ts';
import { ExposedFolderError } from '#database/private-folder.ts';

import { announcement } from './announcement.ts';
import { approversLine } from './approvers-line.ts';
import { reportStart } from './connection/report-start.ts';
import { consoleFiles } from './console-files.ts';
import { listen, requireFreePort } from './listen.ts';
import { createMetrics } from './metrics.ts';
import { openProduct } from './product.ts';
import { createServerApp } from './server-app.ts';
import { SettingError } from './setting.ts';
import { readSettings, type Settings } from './settings.ts';

const consoleFolder = fileURLToPath(new URL('../console', import.meta.url));
const emptyDatabase = fileURLToPath(new URL('../empty-database.tar.gz', import.meta.url));

/** Starts the product and runs it until it receives a signal to stop. */
async function main(): Promise<void> {
  // Only the current user may read the files of this process.
  process.umask(0o077);
  const settings = readSettings(process.env);
  const { host, port, metricsPort } = settings;
  const metrics = metricsPort === 0 ? undefined : createMetrics();
  await requireFreePorts(settings);
  const product = await openProduct(settings, { emptyDatabase, ...(metrics && { observe: metrics.observe }) });
  const files = await consoleFiles(consoleFolder, product.pictureHosts, settings.language);
  // Starts to load them, so that they are known for the first page.
  product.pictureHosts();
  const app = createServerApp({ settings, product, files, measure: metrics?.measure });
  const listening = await listen({ fetch: app.fetch, host, port, setting: 'PORT' });
  const metricsListener =
    metrics && (await listen({ fetch: metrics.app.fetch, host, port: metricsPort, setting: 'METRICS_PORT' }));

  let stopping: Promise<void> | undefined;
  const stopped = new AbortController();
  const shutDown = () => {
    stopped.abort();
    // A second signal has no effect.
    stopping ??= Promise.all([listening.stop(), metricsListener?.stop()])
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
  const approvers = approversLine(settings.operators, await product.countApprovers());
  if (approvers !== undefined) console.log(approvers);
  const print = (line: string) => console.log(line);
  await reportStart(settings, { product, clock: () => Date.now(), print, signal: stopped.signal });
}

/** Checks the ports before the database is opened, because preparing a new one takes seconds. */
async function requireFreePorts({ host, port, metricsPort, management }: Settings): Promise<void> {
  await requireFreePort({ host, port, setting: 'PORT' });
  await requireFreePort({ host, port: metricsPort, setting: 'METRICS_PORT' });
  if (management.kind === 'embedded') {
    await requireFreePort({ host, port: management.apiPort, setting: 'API_PORT' });
  }
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof SettingError ||
    error instanceof FolderInUseError ||
    error instanceof ExposedFolderError ||
    error instanceof NewerDatabaseError;
  console.error(isExpected ? `Usher cannot start: ${error.message}` : error);
  process.exit(1);
});
