/** A value and the number of writes that it was computed from. */
type Kept<Value> = { writes: number; value: Value };

/** Values to remember, when each is a total or a few hundred ids. */
const usualEntries = 300;

/**
 * Remembers what was computed from the database until a write that could change it, by anybody: the numbers of writes
 * come from the database itself.
 */
export class VersionedCache<Value> {
  readonly #maxEntries: number;
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #underway = new Map<string, Promise<Value>>();

  constructor(maxEntries = usualEntries) {
    this.#maxEntries = maxEntries;
  }

  /** What is remembered and still true after `writes` writes. */
  peek(key: string, writes: number): Value | undefined {
    const kept = this.#kept.get(key);
    if (kept?.writes !== writes) return undefined;
    // The map is in order of last use.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** The same, or what `compute` makes of it; callers that come meanwhile share one computation. */
  async get(key: string, writes: number, compute: () => Promise<Value>): Promise<Value> {
    const known = this.peek(key, writes);
    if (known !== undefined) return known;
    const turn = `${writes} ${key}`;
    const underway = this.#underway.get(turn) ?? this.#compute(key, writes, compute);
    this.#underway.set(turn, underway);
    try {
      return await underway;
    } finally {
      this.#underway.delete(turn);
    }
  }

  async #compute(key: string, writes: number, compute: () => Promise<Value>): Promise<Value> {
    const value = await compute();
    this.#kept.delete(key);
    this.#kept.set(key, { writes, value });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#maxEntries) break;
      this.#kept.delete(oldest);
    }
    return value;
  }
}
