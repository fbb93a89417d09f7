import { readFile } from 'node:fs/promises';

import type { Database } from '#database/database.ts';
import { openEmbedded } from '#database/open-embedded.ts';
import { openFolder } from '#database/open-folder.ts';
import { openServer } from '#database/open-server.ts';
import type { ApprovalTables } from '#gateway/approvals/approval-store.ts';
import { auditLogRequestHandler } from '#gateway/audit-log/folder-requests.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';
import type { AuditStreamTables } from '#gateway/audit-stream/positions.ts';
import type { CallerTables } from '#gateway/callers/caller-store.ts';
import type { ExportTables } from '#gateway/exports/export-store.ts';
import type { JobTables } from '#gateway/jobs/job-tables.ts';
import type { ReadUsageTables } from '#gateway/limits/read-usage.ts';
import type { NoteTables } from '#gateway/notes/note-store.ts';
import type { OperatorSessionTables } from '#gateway/operators/operator-sessions.ts';
import type { StoredSecretTables } from '#gateway/operators/stored-secret.ts';
import type { RoleMarkTables } from '#gateway/policy/role-marks.ts';
import type { SuspensionTables } from '#gateway/suspensions/suspension-table.ts';
import type { Tables } from '#management-api/db/tables.ts';

import type { Storage } from './settings.ts';

/** All tables of the gateway and the embedded Management API. Each module uses only its own. */
export type AllTables = Tables &
  AuditLogTables &
  StoredSecretTables &
  OperatorSessionTables &
  ApprovalTables &
  RoleMarkTables &
  NoteTables &
  ExportTables &
  SuspensionTables &
  CallerTables &
  JobTables &
  ReadUsageTables &
  AuditStreamTables;

/**
 * Opens the database that the gateway and the embedded Management API share.
 *
 * @param emptyDatabase file with an empty embedded database, from the build. With it, the first start and each start in
 *   memory is seconds faster.
 */
export async function openStorage(storage: Storage, emptyDatabase?: string): Promise<Database<AllTables>> {
  const readCopy = emptyDatabase === undefined ? undefined : async () => new Blob([await readFile(emptyDatabase)]);
  switch (storage.kind) {
    case 'memory':
      return openEmbedded<AllTables>(undefined, await readCopy?.());
    case 'folder':
      return openAnsweringFolder(storage.folder, readCopy);
    case 'server':
      return openServer<AllTables>(storage.url);
  }
}

/** While the product runs, `npm run audit:verify` sends its request to it, because the folder is locked. */
async function openAnsweringFolder(folder: string, readCopy?: () => Promise<Blob>): Promise<Database<AllTables>> {
  const database = await openFolder<AllTables>(folder, readCopy);
  database.answerWith(auditLogRequestHandler(database.db));
  return database;
}
