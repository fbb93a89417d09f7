/** Local midnight of a date such as `2026-08-20`, as an approximation: the server counts days in its own time zone. */
export const startOfDay = (date: string): number => new Date(`${date}T00:00:00`).getTime();

/** Local midnight at the start of the `days` days that end with `date`. */
export function startOfPeriod(date: string, days: number): number {
  const start = new Date(startOfDay(date));
  // Uses calendar dates, because a day can have 23 or 25 hours.
  start.setDate(start.getDate() - days + 1);
  return start.getTime();
}

/** The last millisecond of `date`. */
export const endOfDay = (date: string): number => startOfPeriod(date, 0) - 1;

/** Local date of today, such as `2026-08-20`. */
export function today(now = new Date()): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
