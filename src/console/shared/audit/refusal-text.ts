import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';
import type { AuditEvent } from '#contract/audit-log.ts';

/** Explains a refusal or an alarm; undefined for other events. */
export function refusalText(entry: AuditEvent, t: TFunction): string | undefined {
  const { kind, outcome, target } = entry;
  if (kind === 'alarm' && target !== null) return alarmText(target.id, entry, t);
  if (outcome === null || outcome.status < 400) return undefined;
  const { code, status } = outcome;
  if (code === null) return t('audit.outcome.status', { status });
  const key = `audit.refusal.${spaced(code)}`;
  const general = `errors.code.${spaced(code)}`;
  if (hasText(key)) return t(key);
  return hasText(general) ? t(general) : code;
}

function alarmText(cause: string, { count }: AuditEvent, t: TFunction): string {
  const key = `audit.alarm.${cause}`;
  return hasText(key) ? t(key, { count: count ?? 0 }) : cause;
}
