import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { type AuditEvent, auditOutcomeOf } from '#contract/audit-log.ts';

import { refusalText } from './refusal-text.ts';

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
