import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ForeignText } from '#console/ui/foreign-text.tsx';
import { type AuditEvent, type AuditOutcome, auditOutcomeOf } from '#contract/audit-log.ts';

import { refusalText } from './event-texts.ts';

type Props = { event: AuditEvent };

export const outcomeColors: Readonly<Record<AuditOutcome, string>> = {
  succeeded: 'green',
  'approval-needed': 'blue',
  'approval-requested': 'blue',
  failed: 'red',
  unknown: 'yellow',
};

/** Outcome of a write. Reads and events of the audit log itself have none. */
export function AuditOutcomeBadge({ event }: Props) {
  const { t } = useTranslation();
  const outcome = auditOutcomeOf(event);
  if (outcome === undefined) return null;
  return (
    <Badge
      variant="light"
      color={outcomeColors[outcome]}
      tt="none"
      miw="max-content"
      title={outcome === 'unknown' ? (refusalText(event, t) ?? t('audit.outcome.unknownText')) : undefined}
    >
      {t(`audit.outcome.${outcome}`)}
    </Badge>
  );
}

type AuditReasonProps = { event: AuditEvent };

/** Reason of an audit event, or why it cannot be read; empty if none was given. */
export function AuditReason({ event: { reason, values } }: AuditReasonProps) {
  const { t } = useTranslation();
  if (reason !== null) return <ForeignText>{reason}</ForeignText>;
  if (values === 'none' || values === 'readable') return null;
  return (
    <Text span size="xs" c="dimmed">
      {t(`audit.values.${values}`)}
    </Text>
  );
}
