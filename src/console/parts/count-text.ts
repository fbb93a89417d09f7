import type { TFunction } from 'i18next';

import type { JournalEntry } from '#contract/audit-log.ts';

/** What an entry that stands for many says of their number; nothing of one that stands for itself. */
export function countText(
  { kind, action, count, lost, since }: JournalEntry,
  t: TFunction,
  time: (value: number) => string,
): string | undefined {
  if (kind === 'gap') return t('journal.count.gap', { since: time(since ?? 0), late: count ?? 0, lost: lost ?? 0 });
  if (count === null) return undefined;
  if (kind === 'retention') return t('journal.count.removed', { count });
  if (since === null) return undefined;
  return t(`journal.count.${units[action] ?? 'reads'}`, { count, since: time(since) });
}

/** What is counted. Of what is recorded on its own at first, how often it came again. */
const units: Readonly<Record<string, 'records' | 'values' | 'accounts' | 'more'>> = {
  'users:list': 'records',
  'logs:read': 'records',
  'journal:list': 'records',
  'journal:read': 'records',
  'journal:export': 'records',
  'users:look-up': 'values',
  'users:read': 'accounts',
  'users:open': 'more',
  refused: 'more',
  'operators:sign-in-failed': 'more',
};
