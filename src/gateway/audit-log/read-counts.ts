import type { AuditOperator } from '#contract/audit-log.ts';

type Count = { operator: AuditOperator; action: string; count: number; since: number };

/** A count, with the subjects that `addOnce` has already counted. */
type Counting = Count & { seen: Set<string> };

type Options = {
  clock: () => number;
  /** Counting period, after which the count is recorded, in ms. */
  period: number;
  /** Records one count. Never rejects. */
  write: (count: Count) => Promise<void>;
};

export type ReadCounts = {
  add: (operator: AuditOperator, action: string, count: number) => void;
  /** Counts `subject` at most once per period. */
  addOnce: (operator: AuditOperator, action: string, subject: string) => void;
  /** Records the current counts now. */
  flush: () => Promise<void>;
};

/** Counts actions that are too frequent for an event each, per operator and action. */
export function createReadCounts({ clock, period, write }: Options): ReadCounts {
  let counts = new Map<string, Counting>();
  let timer: NodeJS.Timeout | undefined;

  return { add, addOnce, flush };

  function add(operator: AuditOperator, action: string, count: number): void {
    countingOf(operator, action).count += count;
  }

  function addOnce(operator: AuditOperator, action: string, subject: string): void {
    const counting = countingOf(operator, action);
    counting.seen.add(subject);
    counting.count = counting.seen.size;
  }

  function countingOf(operator: AuditOperator, action: string): Counting {
    timer ??= setTimeout(() => void flush(), period).unref();
    const key = JSON.stringify([operator.subject, operator.role, action]);
    const counting = counts.get(key) ?? { operator, action, count: 0, since: clock(), seen: new Set() };
    counts.set(key, counting);
    return counting;
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const counted = counts;
    counts = new Map();
    await Promise.all([...counted.values()].map(write));
  }
}
