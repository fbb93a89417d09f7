import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ForeignText } from '#console/ui/foreign-text.tsx';
import { type AuditEvent, auditOutcomeOf } from '#contract/audit-log.ts';

import { refusalText } from './event-texts.ts';

type Props = { entry: AuditEvent };

const colors = { succeeded: 'green', failed: 'red', unknown: 'yellow' } as const;

/** Outcome of a write. Reads and events of the audit log itself have none. */
export function AuditOutcomeBadge({ entry }: Props) {
  const { t } = useTranslation();
  const outcome = auditOutcomeOf(entry);
  if (outcome === undefined) return null;
  return (
    <Badge
      variant="light"
      color={colors[outcome]}
      tt="none"
      miw="max-content"
      title={outcome === 'unknown' ? (refusalText(entry, t) ?? t('audit.outcome.unknownText')) : undefined}
    >
      {t(`audit.outcome.${outcome}`)}
    </Badge>
  );
}

type AuditReasonProps = { entry: AuditEvent };

/** Reason of an audit event, or why it cannot be read; empty if none was given. */
export function AuditReason({ entry: { reason, values } }: AuditReasonProps) {
  const { t } = useTranslation();
  if (reason !== null) return <ForeignText>{reason}</ForeignText>;
  if (values === 'none' || values === 'readable') return null;
  return (
    <Text span size="xs" c="dimmed">
      {t(`audit.values.${values}`)}
    </Text>
  );
}
