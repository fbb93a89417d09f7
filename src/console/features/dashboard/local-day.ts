/** A date such as `2026-08-20` is cut at the server's midnight; the reader's own is the nearest a browser knows. */
export const startOfDay = (date: string): number => new Date(`${date}T00:00:00`).getTime();

/** Midnight at the start of the `days` days that end with `date`. */
export function startOfPeriod(date: string, days: number): number {
  const start = new Date(startOfDay(date));
  // Not by counting hours: a day may have 23 or 25.
  start.setDate(start.getDate() - days + 1);
  return start.getTime();
}

/** The last millisecond of `date`. */
export const endOfDay = (date: string): number => startOfPeriod(date, 0) - 1;

/** Today as the reader has it, as a date field writes it. */
export function today(now = new Date()): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
