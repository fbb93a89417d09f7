import type { TFunction } from 'i18next';

/** Periods that counts are compared with, as keys of `dashboard.delta` in the catalog. */
export type PreviousPeriod = 'yesterday' | 'dayBefore' | 'weekBefore' | 'monthBefore';

/** Describes a difference: "2 more than yesterday". */
export function deltaText(delta: number, before: PreviousPeriod, t: TFunction): string {
  if (delta === 0) return t(`dashboard.delta.${before}.same`);
  return t(`dashboard.delta.${before}.${delta > 0 ? 'more' : 'fewer'}`, { difference: Math.abs(delta) });
}
