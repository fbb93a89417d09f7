import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';

/** Translates an action of the audit log; unknown actions of a newer server keep their identifier. */
export function actionName(action: string, t: TFunction): string {
  const key = `audit.action.${spaced(action)}`;
  return hasText(key) ? t(key) : action;
}
