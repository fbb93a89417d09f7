import { LRUCache } from 'lru-cache';

import { type ExpiringCache, expiringCache } from '#gateway/expiring-cache.ts';

/** Consecutive new values without a match that raise an alarm. A list of customers has some; guessing has many. */
const alarmingMisses = 25;

/** Most operators in memory. */
const maxOperators = 1000;

/** Most values per operator in memory, and how long they stay, in ms. */
const maxValues = 1000;
const cachedFor = 10 * 60_000;

type Known = { values: ExpiringCache<true>; misses: number };

export type SearchMisses = {
  /**
   * Returns the normalized `values` that the operator has not searched for recently: repeating a search is no guess.
   */
  newAmong: (who: string, values: readonly string[]) => string[];
  /** Records a search. Returns the number of consecutive misses if it is alarming. */
  note: (who: string, values: readonly string[], isFound: boolean) => number | undefined;
};

/** Tracks failed searches of operators who see masked data. */
export function searchMisses(clock: () => number): SearchMisses {
  const operators = new LRUCache<string, Known>({ max: maxOperators });
  return {
    newAmong: (who, values) => {
      const known = operators.get(who)?.values;
      return [...new Set(values.map(normalized))].filter((value) => known?.has(value) !== true);
    },
    note: (who, values, isFound) => {
      const known = operators.get(who) ?? {
        values: expiringCache({ max: maxValues, ttl: cachedFor, clock }),
        misses: 0,
      };
      operators.set(who, known);
      for (const value of values) known.values.set(value, true);
      if (values.length === 0) return undefined;
      known.misses = isFound ? 0 : known.misses + values.length;
      return known.misses >= alarmingMisses ? known.misses : undefined;
    },
  };
}

/**
 * Normalizes a value: lower case, and only the digits of a phone number. Dots and dashes of an email address stay,
 * because they may be part of a guess.
 */
const normalized = (value: string): string =>
  /\p{L}/u.test(value) ? value.toLowerCase() : value.replaceAll(/[^\p{Nd}]/gu, '') || value;
