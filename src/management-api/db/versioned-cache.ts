import { LRUCache } from 'lru-cache';

/** A value and the number of writes that it was computed from. */
type Entry<Value> = { writes: number; value: Value };

/** Default number of entries, for totals and lists of a few hundred ids. */
const usualEntries = 300;

/**
 * Caches results of queries until a write could change them. The number of writes comes from the database, so that
 * writes of other processes count too.
 */
export class VersionedCache<Value> {
  readonly #entries: LRUCache<string, Entry<Value>>;
  readonly #pending = new Map<string, Promise<Value>>();

  constructor(maxEntries = usualEntries) {
    this.#entries = new LRUCache({ max: maxEntries });
  }

  /** Returns the cached value if it was computed at the same number of writes. */
  peek(key: string, writes: number): Value | undefined {
    const entry = this.#entries.get(key);
    return entry?.writes === writes ? entry.value : undefined;
  }

  /** Returns the cached value or computes it; concurrent callers share one computation. */
  async get(key: string, writes: number, compute: () => Promise<Value>): Promise<Value> {
    const cached = this.peek(key, writes);
    if (cached !== undefined) return cached;
    const computationKey = `${writes} ${key}`;
    const pending = this.#pending.get(computationKey) ?? this.#compute(key, writes, compute);
    this.#pending.set(computationKey, pending);
    try {
      return await pending;
    } finally {
      this.#pending.delete(computationKey);
    }
  }

  async #compute(key: string, writes: number, compute: () => Promise<Value>): Promise<Value> {
    const value = await compute();
    this.#entries.set(key, { writes, value });
    return value;
  }
}
