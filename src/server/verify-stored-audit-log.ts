import { existsSync } from 'node:fs';

import type { AuditLogHead } from '#contract/audit-log.ts';
import type { Database } from '#database/database.ts';
import { FolderInUseError } from '#database/folder-lock.ts';
import { openFolder } from '#database/open-folder.ts';
import { openServer } from '#database/open-server.ts';
import { requestVerification } from '#gateway/audit-log/folder-requests.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';
import { type Verification, verifyAuditLog } from '#gateway/audit-log/verify.ts';

import type { Storage } from './settings.ts';

/** Verifies the audit log in `storage`, whether the product is running or not. Writes nothing. */
export async function verifyStoredAuditLog(storage: Storage, expected?: AuditLogHead): Promise<Verification> {
  switch (storage.kind) {
    case 'memory':
      return { state: 'missing' };
    case 'server':
      return verifyIn(openServer<AuditLogTables>(storage.url), expected);
    case 'folder':
      return verifyInFolder(storage.folder, expected);
  }
}

async function verifyInFolder(folder: string, expected: AuditLogHead | undefined): Promise<Verification> {
  // Opening a misspelled path would create the folder.
  if (!existsSync(folder)) return { state: 'missing' };
  try {
    return await verifyIn(await openFolder<AuditLogTables>(folder), expected);
  } catch (error) {
    if (error instanceof FolderInUseError) return requestVerification(folder, expected);
    throw error;
  }
}

async function verifyIn({ db, close }: Database<AuditLogTables>, expected: AuditLogHead | undefined) {
  try {
    return await verifyAuditLog(db, expected);
  } finally {
    await close();
  }
}
