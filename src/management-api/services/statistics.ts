import type { ActiveUsers, NewUsers } from '#contract/dashboard.ts';
import { countActiveUsers, countNewUsers, type Period } from '#management-api/db/activity.ts';
import type { Db } from '#management-api/db/tables.ts';

const change = (count = 0, before = 0) => ({ count, delta: count - before });

/** New users of today and of the last 7 days, compared with the periods before. */
export async function newUserStatistics(db: Db, now: Date): Promise<NewUsers> {
  const periods = [daysUntil(now, 1), daysUntil(now, 1, -1), daysUntil(now, 7), daysUntil(now, 7, -7)];
  const [today, yesterday, week, weekBefore] = await countNewUsers(db, periods);
  return { today: change(today, yesterday), last7Days: change(week, weekBefore) };
}

/** Active users of a day and of the 7 and 30 days that end with it. */
export async function activeUserStatistics(db: Db, day: Date): Promise<ActiveUsers> {
  const curve = Array.from({ length: 30 }, (_, index) => index - 29);
  const [week, weekBefore, month, monthBefore, dayBefore, ...days] = await countActiveUsers(db, [
    daysUntil(day, 7),
    daysUntil(day, 7, -7),
    daysUntil(day, 30),
    daysUntil(day, 30, -30),
    daysUntil(day, 1, -1),
    ...curve.map((offset) => daysUntil(day, 1, offset)),
  ]);
  return {
    dauCurve: curve.map((offset, index) => ({ date: nameOfDay(midnight(day, offset)), count: days[index] ?? 0 })),
    dau: change(days.at(-1), dayBefore),
    wau: change(week, weekBefore),
    mau: change(month, monthBefore),
  };
}

/** Midnight in the server's time zone, `days` after the day of `time`. Not every day has 24 hours. */
function midnight(time: Date, days = 0): Date {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate() + days);
}

/** A period of `length` days whose last day is `last` days after the day of `time`. */
const daysUntil = (time: Date, length: number, last = 0): Period => ({
  since: midnight(time, last - length + 1),
  until: midnight(time, last + 1),
});

/** Formats as `2026-08-20` in the server's time zone. */
function nameOfDay(time: Date): string {
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
