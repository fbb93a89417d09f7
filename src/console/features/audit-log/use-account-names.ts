import { useQuery } from '@tanstack/react-query';

import { displayName } from '#console/api/display-name.ts';
import { userQueries } from '#console/api/users.ts';
import { isBlank } from '#console/lib/identifying-text.ts';
import type { AuditEvent } from '#contract/audit-log.ts';

/**
 * What to call the account of an entry: as it was called then; else as it is called now, asked for in one request for all;
 * else its ID.
 */
export function useAccountNames(entries: readonly AuditEvent[]): (entry: AuditEvent) => string {
  const nameless = entries.flatMap(({ targetName, targetUserId }) => (targetName === null ? (targetUserId ?? []) : []));
  const users = useQuery(userQueries.byIds(nameless));
  return ({ targetName, targetUserId }) => {
    const user = users.data?.get(targetUserId ?? '');
    const now = user === undefined ? (targetUserId ?? '') : displayName(user);
    return isBlank(targetName) ? now : (targetName ?? now);
  };
}
