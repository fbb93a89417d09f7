import type { TFunction } from 'i18next';

/** The periods that counts are compared with; they name texts of the catalog's `dashboard.than`. */
export type Before = 'yesterday' | 'dayBefore' | 'weekBefore' | 'monthBefore';

/** A difference in words: "2 more than yesterday". */
export function deltaWords(delta: number, before: Before, t: TFunction): string {
  const than = t(`dashboard.than.${before}`);
  if (delta === 0) return t('dashboard.delta.same', { than });
  const difference = Math.abs(delta);
  return delta > 0 ? t('dashboard.delta.more', { difference, than }) : t('dashboard.delta.fewer', { difference, than });
}
