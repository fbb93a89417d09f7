import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { AuditEvent } from '#contract/audit-log.ts';

type Props = { entry: AuditEvent };

/** Reason of an audit event, or why it cannot be read; empty if none was given. */
export function AuditReason({ entry: { reason, values } }: Props) {
  const { t } = useTranslation();
  if (reason !== null) return <ForeignText>{reason}</ForeignText>;
  if (values === 'none' || values === 'readable') return null;
  return (
    <Text span size="xs" c="dimmed">
      {t(`audit.values.${values}`)}
    </Text>
  );
}
