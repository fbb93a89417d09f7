import { randomBytes } from 'node:crypto';

import type { Secrets } from '#gateway/operators/seal.ts';
import { forgetStoredSecret, findStoredSecret, type StoredSecretDb } from '#gateway/operators/stored-secret.ts';

import { keyFile } from './key-file.ts';
import type { Settings } from './settings.ts';

/** Secrets that seal the sessions and the keys of the audit log. */
export type InstallationSecrets = {
  session: Secrets;
  audit: Secrets;
  /** Deletes the secret that earlier versions stored in the database. Call it only when no key is sealed with it. */
  forgetStored: () => Promise<void>;
};

type Options = {
  settings: Pick<Settings, 'operators' | 'storage' | 'keyFile'>;
  db: StoredSecretDb;
};

/**
 * Returns the secrets of this installation from the settings, else from the key file. They are not stored in the
 * database, because a reader of the database or a backup could then forge a session.
 *
 * @throws {SettingError} if the key file cannot be used
 */
export async function installationSecrets({ settings, db }: Options): Promise<InstallationSecrets> {
  const { sessionSecrets, auditKeys } = settings.operators;
  const ownSecrets = sessionSecrets ?? (await generatedSecrets(settings));
  const stored = await findStoredSecret(db);
  const audit = auditKeys ?? ownSecrets;
  return {
    session: ownSecrets,
    // The stored secret is not safe from readers of the database: it only opens existing keys and is not used to seal.
    audit: stored === undefined ? audit : [...audit, stored],
    forgetStored: () => (stored === undefined ? Promise.resolve() : forgetStoredSecret(db)),
  };
}

const generatedSecrets = ({ storage, keyFile: path }: Options['settings']): Promise<Secrets> =>
  storage.kind === 'memory' ? Promise.resolve([randomBytes(32).toString('base64url')]) : keyFile(path);
