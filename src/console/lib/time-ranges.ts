const hour = 60 * 60_000;
const day = 24 * hour;

/** Ranges that end now, by the names of their texts; lengths in ms. */
export const timeRanges = [
  { name: 'hour', length: hour },
  { name: 'day', length: day },
  { name: 'week', length: 7 * day },
  { name: 'month', length: 30 * day },
  { name: 'quarter', length: 90 * day },
] as const;
export type TimeRangeName = (typeof timeRanges)[number]['name'];

/** The start of a range that ends at `now`, on the full minute so that addresses made together are equal. */
export function rangeStart(name: TimeRangeName, now: number): number {
  const { length } = timeRanges.find((range) => range.name === name) ?? timeRanges[0];
  return Math.floor((now - length) / 60_000) * 60_000;
}

/** The range that `start` began, if it was chosen not long ago; an older address means a fixed moment. */
export function rangeOf(start: number, now: number): TimeRangeName | undefined {
  return timeRanges.find(({ length }) => Math.abs(now - length - start) < Math.max(5 * 60_000, length / 100))?.name;
}
