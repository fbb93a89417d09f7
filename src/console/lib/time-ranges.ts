const hour = 60 * 60_000;
const day = 24 * hour;

/** Ranges that end now; `name` is a key of the catalog, `length` in ms. */
export const timeRanges = [
  { name: 'hour', length: hour },
  { name: 'day', length: day },
  { name: 'week', length: 7 * day },
  { name: 'month', length: 30 * day },
  { name: 'quarter', length: 90 * day },
] as const;
export type TimeRangeName = (typeof timeRanges)[number]['name'];

/** Returns the start of a range that ends at `now`, rounded down to the minute so that URLs stay equal. */
export function rangeStart(name: TimeRangeName, now: number): number {
  const { length } = timeRanges.find((range) => range.name === name) ?? timeRanges[0];
  return Math.floor((now - length) / 60_000) * 60_000;
}

/** Returns yesterday in local time, which ends in the millisecond before midnight. */
export function yesterday(now: number): { start: number; end: number } {
  const today = new Date(now);
  const midnight = (days: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() - days).getTime();
  return { start: midnight(1), end: midnight(0) - 1 };
}

/** Returns the range that starts at `start` and ends about now; undefined for older URLs, whose start is fixed. */
export function rangeOf(start: number, now: number): TimeRangeName | undefined {
  return timeRanges.find(({ length }) => Math.abs(now - length - start) < Math.max(5 * 60_000, length / 100))?.name;
}
