import type { TFunction } from 'i18next';

/** The periods that counts are compared with; they name texts of the catalog's `dashboard.delta`. */
export type Before = 'yesterday' | 'dayBefore' | 'weekBefore' | 'monthBefore';

/** A difference in words: "2 more than yesterday". */
export function deltaWords(delta: number, before: Before, t: TFunction): string {
  if (delta === 0) return t(`dashboard.delta.${before}.same`);
  return t(`dashboard.delta.${before}.${delta > 0 ? 'more' : 'fewer'}`, { difference: Math.abs(delta) });
}
