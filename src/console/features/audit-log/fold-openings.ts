import type { AuditEvent } from '#contract/audit-log.ts';

/** Consecutive events in which one operator opened accounts, newest first; at least two. */
export type Openings = readonly [AuditEvent, AuditEvent, ...AuditEvent[]];

/** Folds runs of "Open account" by the same operator, which would hide what operators changed. */
export function foldOpenings(events: readonly AuditEvent[]): (AuditEvent | Openings)[] {
  const runs: AuditEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && isSameOpening(run[0], event)) run.push(event);
    else runs.push([event]);
  }
  return runs.flatMap(([first, second, ...others]): (AuditEvent | Openings)[] => {
    if (first === undefined) return [];
    return second === undefined ? [first] : [[first, second, ...others]];
  });
}

export const isOpenings = (item: AuditEvent | Openings): item is Openings => Array.isArray(item);

const isSameOpening = (one: AuditEvent, other: AuditEvent): boolean =>
  one.action === 'users:open' && other.action === one.action && other.operator?.subject === one.operator?.subject;
