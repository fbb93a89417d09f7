import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { suspensionQueries } from '#console/api/suspensions.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import type { User } from '#contract/users.ts';

/** The scheduled deletion or restoration of a suspended user that restoring the user cancels. */
export function CanceledEnd({ user }: { user: User }) {
  const { t, i18n } = useTranslation();
  const { data, isError } = useQuery({ ...suspensionQueries.ofUser(user.id), enabled: user.isSuspended });
  if (isError) return <Text size="sm">{t('user.restoreDialog.cancels.unknown')}</Text>;
  const end = data?.end;
  if (!end || end.failure !== null) return null;
  return (
    <Text size="sm" fw={600}>
      {t(`user.restoreDialog.cancels.${end.with}`, { time: formatDateTime(end.at, i18n.language) })}
    </Text>
  );
}
