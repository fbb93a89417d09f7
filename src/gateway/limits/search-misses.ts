/** New values in a row that nobody has, after which an alarm is raised. A list of customers has some; a guess has many. */
const alarmingMisses = 25;

/** Operators remembered at once. */
const maxOperators = 1000;

/** Values of one operator that are remembered, and for how long, in ms. */
const maxValues = 1000;
const rememberedFor = 10 * 60_000;

type Known = { values: Map<string, number>; misses: number };

export type SearchMisses = {
  /** Those of `values` that the operator has not asked for lately, in whatever spelling: asking again guesses nothing. */
  newAmong: (who: string, values: readonly string[]) => string[];
  /** Remembers them, whether they were found or not. Returns the misses in a row when they are alarmingly many. */
  note: (who: string, values: readonly string[], isFound: boolean) => number | undefined;
};

/** Follows how the search requests end of operators who see masks. */
export function searchMisses(clock: () => number): SearchMisses {
  const operators = new Map<string, Known>();
  return {
    newAmong: (who, values) => {
      const known = operators.get(who)?.values;
      return [...new Set(values.map(plain))].filter((value) => clock() >= (known?.get(value) ?? 0));
    },
    note: (who, values, isFound) => {
      const known = operators.get(who) ?? { values: new Map<string, number>(), misses: 0 };
      if (operators.size >= maxOperators) operators.clear();
      operators.set(who, known);
      if (known.values.size + values.length > maxValues) known.values.clear();
      for (const value of values) known.values.set(value, clock() + rememberedFor);
      if (values.length === 0) return undefined;
      known.misses = isFound ? 0 : known.misses + values.length;
      return known.misses >= alarmingMisses ? known.misses : undefined;
    },
  };
}

/** In small letters; of a phone number the digits alone. Dots and dashes of an address are part of what is guessed. */
const plain = (value: string): string =>
  /\p{L}/u.test(value) ? value.toLowerCase() : value.replaceAll(/[^\p{Nd}]/gu, '') || value;
