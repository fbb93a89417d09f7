import type { Period } from '#management-api/db/activity.ts';

/** Midnight of the server's own day, `days` after the one of `time`: days are not all of 24 hours. */
export function midnight(time: Date, days = 0): Date {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate() + days);
}

/** `length` whole days, of which the last is `last` days after the day of `time`. */
export const daysUntil = (time: Date, length: number, last = 0): Period => ({
  since: midnight(time, last - length + 1),
  until: midnight(time, last + 1),
});

/** `2026-08-20`, in the server's own days. */
export function nameOfDay(time: Date): string {
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
