import type { Db } from './tables.ts';

/** Whether the user is a member of the organization. */
export async function belongsTo(db: Db, userId: string, organizationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('organization_users')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row !== undefined;
}
