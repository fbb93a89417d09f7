import { randomBytes } from 'node:crypto';

import { forgetStoredSecret, findStoredSecret, type StoredSecretDb } from '#gateway/operators/stored-secret.ts';
import type { Secrets } from '#gateway/operators/seal.ts';

import { keyFile } from './key-file.ts';
import type { Settings } from './settings.ts';

/** What seals sessions, and what seals the keys of the audit log. */
export type InstallationSecrets = {
  session: Secrets;
  audit: Secrets;
  /** Removes the secret that earlier versions kept in the database. Call it when nothing is sealed with it any more. */
  forgetStored: () => Promise<void>;
};

type Options = {
  settings: Pick<Settings, 'operators' | 'storage' | 'keyFile'>;
  db: StoredSecretDb;
};

/**
 * The secrets of this installation: from the settings, else from the key file. None is kept in the database, where a
 * reader of the database, or of its backup, could forge a session with it.
 *
 * @throws {SettingError} when the key file cannot be used
 */
export async function installationSecrets({ settings, db }: Options): Promise<InstallationSecrets> {
  const { sessionSecrets, auditKeys } = settings.operators;
  const ownSecrets = sessionSecrets ?? (await generatedSecrets(settings));
  const stored = await findStoredSecret(db);
  const audit = auditKeys ?? ownSecrets;
  return {
    session: ownSecrets,
    // Whoever has read it can forge with it: it opens what it sealed once, and seals nothing.
    audit: stored === undefined ? audit : [...audit, stored],
    forgetStored: () => (stored === undefined ? Promise.resolve() : forgetStoredSecret(db)),
  };
}

const generatedSecrets = ({ storage, keyFile: path }: Options['settings']): Promise<Secrets> =>
  storage.kind === 'memory' ? Promise.resolve([randomBytes(32).toString('base64url')]) : keyFile(path);
