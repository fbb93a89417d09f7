import type { TFunction } from 'i18next';

/** Periods that counts are compared with, as keys of `dashboard.than` in the catalog. */
export type PreviousPeriod = 'yesterday' | 'dayBefore' | 'weekBefore' | 'monthBefore';

/** Describes a difference: "2 more than yesterday". */
export function deltaText(delta: number, before: PreviousPeriod, t: TFunction): string {
  const than = t(`dashboard.than.${before}`);
  if (delta === 0) return t('dashboard.delta.same', { than });
  const difference = Math.abs(delta);
  return delta > 0 ? t('dashboard.delta.more', { difference, than }) : t('dashboard.delta.fewer', { difference, than });
}
