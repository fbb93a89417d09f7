import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';

/** An action of the audit log in words; one of a newer server is called what it is. */
export function actionName(action: string, t: TFunction): string {
  const key = `auditLog.action.${spaced(action)}`;
  return hasText(key) ? t(key) : action;
}
