import { FolderInUseError } from '#database/folder-lock.ts';
import { resealKeys } from '#gateway/audit-log/keys.ts';
import { sealingFrom } from '#gateway/audit-log/sealing.ts';

import { prepareGatewayTables } from './gateway-tables.ts';
import { installationSecrets } from './installation-secrets.ts';
import { readSettings } from './settings.ts';
import { openStorage } from './storage.ts';

/** Seals the keys of the audit log with the first key of `AUDIT_KEY`. Reads the settings from the environment. */
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
      `Sealed ${resealed} keys of the audit log with the first audit key. You can remove the other audit keys now.`,
    );
    if (unreadable > 0) console.log(`${unreadable} keys are sealed with an unknown audit key.`);
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  const message =
    error instanceof FolderInUseError
      ? 'Usher is running on this folder. Restart it instead: it seals the keys at the start.'
      : error instanceof Error
        ? error.message
        : String(error);
  console.error(`Can't reseal the keys of the audit log: ${message}`);
  process.exitCode = 1;
});
