/** How many rows were finished at a time, in ms since the epoch. */
export type Progress = { at: number; finished: number };

const minute = 60_000;

/** The time that a pace is taken from: at least this long, in ms. */
const shortest = 5000;

/** Adds progress to the one of the last minute. After a step back, as when a row is checked again, it begins anew. */
export function withProgress(known: readonly Progress[], now: Progress): readonly Progress[] {
  const last = known.at(-1);
  if (last !== undefined && now.finished < last.finished) return [now];
  return [...known.filter(({ at }) => at >= now.at - minute), now];
}

/** Returns the rows per minute, and when all will be finished (ms since the epoch); undefined while that is not known. */
export function paceOf(known: readonly Progress[], total: number): { perMinute: number; end: number } | undefined {
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < shortest) return undefined;
  const perMinute = Math.round(((last.finished - first.finished) * minute) / (last.at - first.at));
  if (perMinute === 0) return undefined;
  return { perMinute, end: Math.round(last.at + ((total - last.finished) / perMinute) * minute) };
}
