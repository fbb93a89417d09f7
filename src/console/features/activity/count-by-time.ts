import { entryOutcome } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';

/** Entry counts from `from` (ms since the epoch) until the next period begins. */
export type PeriodCount = { from: number; succeeded: number; steps: number; failed: number };

const minute = 60_000;
const hour = 60;
const day = 24 * hour;
/** Possible period lengths, in minutes. */
const lengths = [1, 5, 15, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 30 * day, 90 * day];
const mostPeriods = 31;

const countOf = { Success: 'succeeded', Step: 'steps', Error: 'failed' } as const;

/** Returns whether there is something at two times at least: a single bar shows no development. */
export const hasTwoTimes = (periods: readonly PeriodCount[]): boolean =>
  periods.filter(({ succeeded, steps, failed }) => succeeded + steps + failed > 0).length > 1;

/** Counts entries in periods of equal length from `start` to `end`, aligned to hours and days in local time. */
export function countByTime(entries: readonly Log[], start: number, end: number): PeriodCount[] {
  const length = lengths.find((minutes) => (end - start) / (minutes * minute) < mostPeriods - 1) ?? 365 * day;
  const midnight = new Date(start);
  midnight.setHours(0, 0, 0, 0);
  // Uses calendar dates, because a day has 23 or 25 hours when daylight saving time changes.
  const boundary = (nth: number) =>
    new Date(midnight.getFullYear(), midnight.getMonth(), midnight.getDate(), 0, nth * length).getTime();

  const periods: PeriodCount[] = [];
  for (let nth = 0; boundary(nth) <= end; nth += 1) {
    if (boundary(nth + 1) > start) periods.push({ from: boundary(nth), succeeded: 0, steps: 0, failed: 0 });
  }
  for (const entry of entries) {
    const period = periods.findLast(({ from }) => from <= entry.createdAt);
    if (period !== undefined) period[countOf[entryOutcome(entry)]] += 1;
  }
  return periods;
}
