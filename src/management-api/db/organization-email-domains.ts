import type { Selectable } from 'kysely';

import type { OrganizationJitEmailDomainsTable } from './organization-tables.ts';
import type { Db } from './tables.ts';

export type EmailDomainRow = Selectable<OrganizationJitEmailDomainsTable>;

type Window = { limit: number; offset: number };

/** In alphabetical order; all domains without a window. */
export function listEmailDomains(
  db: Db,
  organizationId: string,
  window: Window | undefined,
): Promise<EmailDomainRow[]> {
  const query = db
    .selectFrom('organization_jit_email_domains')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('email_domain');
  return (window === undefined ? query : query.limit(window.limit).offset(window.offset)).execute();
}

/** Returns undefined if the organization already has the domain. */
export function insertEmailDomain(db: Db, row: EmailDomainRow): Promise<EmailDomainRow | undefined> {
  return db
    .insertInto('organization_jit_email_domains')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}
