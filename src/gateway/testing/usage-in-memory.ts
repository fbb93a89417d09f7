import type { ReadUsage } from '#gateway/limits/read-usage.ts';

/** Keeps the read usage of one test in memory, all within an hour. */
export function usageInMemory(): ReadUsage {
  const used = new Map<string, number>();
  const keyOf = (subject: string, kind: string) => `${subject} ${kind}`;
  return {
    add: (subject, kind, count) => {
      const key = keyOf(subject, kind);
      used.set(key, (used.get(key) ?? 0) + count);
    },
    of: (subject, kind) => {
      const all = used.get(keyOf(subject, kind)) ?? 0;
      return Promise.resolve({ hour: all, day: all });
    },
    flush: () => Promise.resolve(),
  };
}
