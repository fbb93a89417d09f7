import type { TFunction } from 'i18next';

import { shownName } from '#console/lib/identifying-text.ts';

import { insertable } from '#console/lib/insertable.ts';
import type { AuditEvent } from '#contract/audit-log.ts';

import { operatorRoleName } from './operator-role-name.ts';

/** Who did it, by the name and role they had then. */
export const operatorText = ({ operator }: AuditEvent, t: TFunction): string =>
  operator === null
    ? t('auditLog.entry.itself')
    : `${insertable(shownName(operator.name, operator.subject))} (${operatorRoleName(operator.role, t)})`;
