import type { TFunction } from 'i18next';
import { shownName } from '#console/lib/identifying-text.ts';
import { insertable } from '#console/lib/insertable.ts';
import type { AuditEvent } from '#contract/audit-log.ts';
import { hasText } from '#console/i18n/has-text.ts';

/** Who did it, by the name and role they had then. */
export const operatorText = ({ operator }: AuditEvent, t: TFunction): string =>
  operator === null
    ? t('auditLog.entry.usher')
    : `${insertable(shownName(operator.name, operator.subject))} (${operatorRoleName(operator.role, t)})`;

/** A role of Usher in words, as an event of the audit log names it: it may be one that is no more. */
function operatorRoleName(role: string, t: TFunction): string {
  const key = `session.role.${role}`;
  return hasText(key) ? t(key) : role;
}
