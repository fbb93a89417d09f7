import { openEmbedded } from '#database/open-embedded.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';
import type { Tables } from '#management-api/db/tables.ts';

import { benchGateway } from './gateway.ts';

/** Measures the time that the gateway adds to a read. */
export async function gatewaySection(): Promise<void> {
  console.log('Gateway, with a Management API of 10,000 users');
  for (const line of await benchGateway(await openEmbedded<Tables & AuditLogTables>())) console.log(`  ${line}`);
}
