/** Opening an account again within this time is counted, and not recorded on its own, in ms. */
const sameFor = 10 * 60_000;

/** Openings remembered at once. */
const maxRemembered = 10_000;

/** Tells whether an operator opens an account for the first time in ten minutes. */
export function openedAccounts(clock: () => number): (who: string, userId: string) => boolean {
  const openedAt = new Map<string, number>();
  return (who, userId) => {
    const key = JSON.stringify([who, userId]);
    const now = clock();
    if (now - (openedAt.get(key) ?? Number.NEGATIVE_INFINITY) < sameFor) return false;
    openedAt.delete(key);
    for (const oldest of openedAt.keys()) {
      if (openedAt.size < maxRemembered) break;
      openedAt.delete(oldest);
    }
    openedAt.set(key, now);
    return true;
  };
}
