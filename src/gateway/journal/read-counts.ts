import type { JournalOperator } from '#contract/journal.ts';

type Count = { operator: JournalOperator; action: string; count: number; since: number };

type Options = {
  clock: () => number;
  /** How long is counted before the count is written down, in ms. */
  period: number;
  /** Writes one count down. Does not reject. */
  write: (count: Count) => Promise<void>;
};

export type ReadCounts = {
  add: (operator: JournalOperator, action: string, count: number) => void;
  /** Writes down now what was counted. */
  flush: () => Promise<void>;
};

/** Counts what happens too often for an entry each: per operator and action. */
export function createReadCounts({ clock, period, write }: Options): ReadCounts {
  let counts = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;

  return { add, flush };

  function add(operator: JournalOperator, action: string, count: number): void {
    const key = JSON.stringify([operator.subject, operator.role, action]);
    const counted = counts.get(key) ?? { operator, action, count: 0, since: clock() };
    counts.set(key, { ...counted, count: counted.count + count });
    timer ??= setTimeout(() => void flush(), period).unref();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const counted = counts;
    counts = new Map();
    await Promise.all([...counted.values()].map(write));
  }
}
