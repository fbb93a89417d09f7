import type { TFunction } from 'i18next';

import type { AuditEvent } from '#contract/audit-log.ts';

/** Describes the count of an aggregated audit event; undefined for a single event. */
export function countText(
  { kind, action, count, lost, since }: AuditEvent,
  t: TFunction,
  time: (value: number) => string,
): string | undefined {
  if (kind === 'gap') return t('audit.count.gap', { since: time(since ?? 0), late: count ?? 0, lost: lost ?? 0 });
  if (count === null) return undefined;
  if (kind === 'retention') return t('audit.count.removed', { count });
  if (since === null) return undefined;
  return t(`audit.count.${units[action] ?? 'reads'}`, { count, since: time(since) });
}

/** Unit of the count by action; `more` counts repetitions after the first event. */
const units: Readonly<Record<string, 'records' | 'values' | 'accounts' | 'more'>> = {
  'users:list': 'records',
  'logs:read': 'records',
  'audit:list': 'records',
  'audit:read': 'records',
  'audit:export': 'records',
  'users:lookup': 'values',
  'users:read': 'accounts',
  'users:open': 'more',
  refused: 'more',
  'operators:sign-in-failed': 'more',
};
