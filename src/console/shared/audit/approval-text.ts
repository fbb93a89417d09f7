import type { TFunction } from 'i18next';

import { shownName } from '#console/lib/identifying-text.ts';
import type { AuditEvent } from '#contract/audit-log.ts';

/** Who approved an action that needed it; undefined of one that needed nobody. */
export function approvalText({ approval }: AuditEvent, t: TFunction): string | undefined {
  if (approval === null) return undefined;
  const { by } = approval;
  if (by === null) return t('auditLog.entry.noSecondOperator');
  return t('auditLog.entry.approvedBy', { name: shownName(by.name, by.subject) });
}
