import type { Database } from '#database/database.ts';
import { openEmbedded } from '#database/open-embedded.ts';
import { openFolder } from '#database/open-folder.ts';
import { openServer } from '#database/open-server.ts';
import type { ApprovalTables } from '#gateway/approvals/approval-store.ts';
import { auditLogRequestHandler } from '#gateway/audit-log/folder-requests.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';
import type { AuditStreamTables } from '#gateway/audit-stream/positions.ts';
import type { CallerTables } from '#gateway/callers/caller-store.ts';
import type { ReadUsageTables } from '#gateway/limits/read-usage.ts';
import type { NoteTables } from '#gateway/notes/note-store.ts';
import type { OperatorSessionTables } from '#gateway/operators/operator-sessions.ts';
import type { StoredSecretTables } from '#gateway/operators/stored-secret.ts';
import type { RoleMarkTables } from '#gateway/policy/role-marks.ts';
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
  CallerTables &
  ReadUsageTables &
  AuditStreamTables;

/** Opens the database that the gateway and the embedded Management API share. */
export function openStorage(storage: Storage): Promise<Database<AllTables>> {
  switch (storage.kind) {
    case 'memory':
      return openEmbedded<AllTables>();
    case 'folder':
      return openAnsweringFolder(storage.folder);
    case 'server':
      return Promise.resolve(openServer<AllTables>(storage.url));
  }
}

/** While the product runs, `npm run audit:verify` sends its request to it, because the folder is locked. */
async function openAnsweringFolder(folder: string): Promise<Database<AllTables>> {
  const database = await openFolder<AllTables>(folder);
  database.answerWith(auditLogRequestHandler(database.db));
  return database;
}
