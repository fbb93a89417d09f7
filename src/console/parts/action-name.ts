import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';

/** A deed of the journal in words; one of a newer server is called what it is. */
export function deedName(action: string, t: TFunction): string {
  const key = `journal.deed.${spaced(action)}`;
  return hasText(key) ? t(key) : action;
}
