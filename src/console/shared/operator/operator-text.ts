import type { TFunction } from 'i18next';

import { hasText } from '#console/i18n/has-text.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { insertable } from '#console/lib/insertable.ts';
import type { AuditEvent } from '#contract/audit-log.ts';

/** Name and role of the operator at the time of an audit event. */
export const operatorText = ({ operator }: AuditEvent, t: TFunction): string =>
  operator === null
    ? t('audit.usher')
    : `${insertable(shownName(operator.name, operator.subject))} (${operatorRoleName(operator.role, t)})`;

/** Translates a role of Usher; roles that no longer exist keep their identifier. */
function operatorRoleName(role: string, t: TFunction): string {
  const key = `session.role.${role}`;
  return hasText(key) ? t(key) : role;
}
