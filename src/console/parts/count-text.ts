import type { TFunction } from 'i18next';

import type { JournalEntry } from '#contract/journal.ts';

/** What an entry that stands for many says of their number; nothing of one that stands for itself. */
export function countText(
  { kind, count, lost, since }: JournalEntry,
  t: TFunction,
  time: (value: number) => string,
): string | undefined {
  if (kind === 'gap') return t('journal.count.gap', { since: time(since ?? 0), late: count ?? 0, lost: lost ?? 0 });
  if (count === null) return undefined;
  if (kind === 'retention') return t('journal.count.removed', { count });
  return since === null ? undefined : t('journal.count.reads', { count, since: time(since) });
}
