import { FolderInUseError } from '#database/folder-lock.ts';
import { resealKeys } from '#gateway/audit-log/keys.ts';
import { sealingFrom } from '#gateway/audit-log/sealing.ts';

import { prepareGatewayTables } from './gateway-tables.ts';
import { installationSecrets } from './installation-secrets.ts';
import { readSettings } from './settings.ts';
import { openStorage } from './storage.ts';

/** Seals the keys of the audit log with the first of `AUDIT_KEY`, by the settings of the environment. */
async function main(): Promise<void> {
  process.umask(0o077);
  const settings = readSettings(process.env);
  const { db, close } = await openStorage(settings.storage);
  try {
    await prepareGatewayTables({ storage: settings.storage, db });
    const secrets = await installationSecrets({ settings, db });
    const { resealed, unreadable } = await resealKeys(db, sealingFrom(secrets.audit));
    await secrets.forgetStored();
    console.log(
      `${resealed} keys of the audit log were sealed with the first audit key. The others can be removed now.`,
    );
    if (unreadable > 0) console.log(`${unreadable} keys were sealed with an audit key that is not known here.`);
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  const message =
    error instanceof FolderInUseError
      ? 'Usher is running on this folder. It does this itself when it starts.'
      : error instanceof Error
        ? error.message
        : String(error);
  console.error(`The audit log's keys cannot be sealed anew: ${message}`);
  process.exitCode = 1;
});
