import { useQuery } from '@tanstack/react-query';

import { displayName } from '#console/api/display-name.ts';
import { userQueries } from '#console/api/users.ts';
import { isBlank } from '#console/lib/identifying-text.ts';
import type { AuditEvent } from '#contract/audit-log.ts';

/**
 * Returns the name of the account of an audit event: the recorded name, else the current name (loaded in one request
 * for all events), else the ID.
 */
export function useAccountNames(events: readonly AuditEvent[]): (event: AuditEvent) => string {
  const unnamedIds = events.flatMap(({ targetName, targetUserId }) =>
    targetName === null ? (targetUserId ?? []) : [],
  );
  const users = useQuery(userQueries.byIds(unnamedIds));
  return ({ targetName, targetUserId }) => {
    const user = users.data?.get(targetUserId ?? '');
    const currentName = user === undefined ? (targetUserId ?? '') : displayName(user);
    return isBlank(targetName) ? currentName : (targetName ?? currentName);
  };
}
