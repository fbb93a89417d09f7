import type { Random } from './random.ts';
import { day, hour, minute, year } from './time-spans.ts';

/**
 * When the person of this place in the order of creation came: within three years, more and more per month, and each
 * after the one before.
 */
export function creationTime(random: Random, { index, users, now }: { index: number; users: number; now: number }) {
  const progress = ((index + random.fraction()) / users) ** 0.7;
  return Math.floor(now - 5 * minute - 3 * year * (1 - progress));
}

/**
 * When somebody was last seen: mostly in the last weeks, some not for up to two years. It is the creation itself for
 * those who signed up and never came back.
 */
export function lastSignInTime(random: Random, { createdAt, latest }: { createdAt: number; latest: number }) {
  const earliest = Math.max(createdAt, latest - 2 * year);
  const returns = !random.chance(0.1);
  const age = random.chance(0.5) ? daysFadingAway(random, 20) : (latest - earliest) * random.fraction() ** 2;
  const time = Math.floor(latest - age);
  if (returns && time > createdAt + hour) return Math.max(time, earliest);
  return createdAt < earliest ? random.between(earliest, earliest + 90 * day) : createdAt;
}

/** The row's last change: signing in is one, and so is editing a profile, which some do later. */
export function updateTime(random: Random, { since, now }: { since: number; now: number }) {
  return random.chance(0.3) ? random.between(since, now) : since;
}

const daysFadingAway = (random: Random, mean: number) => -Math.log(1 - random.fraction()) * mean * day;
