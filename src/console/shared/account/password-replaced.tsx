import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { operatorText } from '#console/shared/audit/event-texts.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { auditOutcomeOf } from '#contract/audit-log.ts';

import { laterPasswordChange } from './password-changes.ts';

type Props = {
  userId: string;
  /** ID under which the audit log has the write of the shown password. */
  requestId: string | undefined;
};

/** How often the account is checked, in ms, beside each return to the tab. Each event that is read counts as a read. */
const pollInterval = 30_000;

/** Says that a password that is still shown was replaced since, here in another tab or by another operator. */
export function PasswordReplaced({ userId, requestId }: Props) {
  const { t, i18n } = useTranslation();
  const { may } = useOperator();
  const changes = useQuery({
    ...auditLogQueries.passwordChanges(userId, requestId ?? ''),
    enabled: requestId !== undefined && may('users:history'),
    refetchInterval: pollInterval,
  });
  const later = requestId === undefined ? undefined : laterPasswordChange(changes.data ?? [], requestId);
  return (
    <div role="status">
      {later !== undefined && (
        <Alert
          role="presentation"
          mb="sm"
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('user.replaced.title')}
        >
          {t(auditOutcomeOf(later) === 'unknown' ? 'user.replaced.unknown' : 'user.replaced.text', {
            operator: operatorText(later, t),
            time: formatDateTime(later.at, i18n.language),
          })}
        </Alert>
      )}
    </div>
  );
}
