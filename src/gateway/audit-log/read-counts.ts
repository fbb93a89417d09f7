import type { AuditOperator } from '#contract/audit-log.ts';

type Count = { operator: AuditOperator; action: string; count: number; since: number };

/** With what was counted once already. */
type Counting = Count & { seen: Set<string> };

type Options = {
  clock: () => number;
  /** How long is counted before the count is written down, in ms. */
  period: number;
  /** Writes one count down. Does not reject. */
  write: (count: Count) => Promise<void>;
};

export type ReadCounts = {
  add: (operator: AuditOperator, action: string, count: number) => void;
  /** Counts `subject`, but only once until it is written down. */
  addOnce: (operator: AuditOperator, action: string, subject: string) => void;
  /** Writes down now what was counted. */
  flush: () => Promise<void>;
};

/** Counts what happens too often for an entry each: per operator and action. */
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
