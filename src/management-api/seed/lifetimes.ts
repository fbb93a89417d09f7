import type { Random } from './random.ts';

// In ms.
const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
export const year = 365 * day;

/**
 * Creation time of the user at `index`: ascending, within three years, with an increasing number of users per month.
 */
export function creationTime(random: Random, { index, users, now }: { index: number; users: number; now: number }) {
  const progress = ((index + random.fraction()) / users) ** 0.7;
  return Math.floor(now - 5 * minute - 3 * year * (1 - progress));
}

/**
 * Time of the last sign-in: mostly in the last weeks, for some up to two years ago. Equals the creation time for users who
 * did not return after sign-up.
 */
export function lastSignInTime(random: Random, { createdAt, latest }: { createdAt: number; latest: number }) {
  const earliest = Math.max(createdAt, latest - 2 * year);
  const returns = !random.chance(0.1);
  const age = random.chance(0.5) ? daysFadingAway(random, 20) : (latest - earliest) * random.fraction() ** 2;
  const time = Math.floor(latest - age);
  if (returns && time > createdAt + hour) return Math.max(time, earliest);
  return createdAt < earliest ? random.between(earliest, earliest + 90 * day) : createdAt;
}

/** Time of the row's last change: the last sign-in, or for some a later change of the profile. */
export function updateTime(random: Random, { since, now }: { since: number; now: number }) {
  return random.chance(0.3) ? random.between(since, now) : since;
}

const daysFadingAway = (random: Random, mean: number) => -Math.log(1 - random.fraction()) * mean * day;
