import type { TFunction } from 'i18next';

import { hasText } from '#console/i18n/has-text.ts';

/** A role of Usher in words, as an event of the audit log names it: it may be one that is no more. */
export function operatorRoleName(role: string, t: TFunction): string {
  const key = `session.role.${role}`;
  return hasText(key) ? t(key) : role;
}
