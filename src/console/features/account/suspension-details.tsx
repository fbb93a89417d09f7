import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { suspensionQueries } from '#console/api/suspensions.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { refusalOf } from '#console/shared/audit/event-texts.ts';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Suspension } from '#contract/suspensions.ts';
import type { User } from '#contract/users.ts';

type Props = { user: User; onCancelDeletion: (() => void) | undefined };

/** Shows who suspended a user, the reason, and when Usher restores or deletes the account. */
export function SuspensionDetails({ user, onCancelDeletion }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(suspensionQueries.ofUser(user.id));
  if (!data) return null;
  const { end, isMasked } = data;
  const time = end === null ? '' : formatDateTime(end.at, i18n.language);
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" fw={end === null ? undefined : 600}>
        {end === null
          ? t('user.suspension.since', { time: formatDateTime(data.since, i18n.language) })
          : t(`user.suspension.${end.with}`, { time })}
      </Text>
      {isMasked ? <Text size="sm">{t('user.suspension.masked')}</Text> : <Cause suspension={data} />}
      {end !== null && end.failure !== null && (
        <Text size="sm" fw={600}>
          {t(`user.suspension.failed.${end.with}`, { time, reason: refusalOf(end.failure, t) })}
        </Text>
      )}
      {end?.with === 'delete' && onCancelDeletion !== undefined && (
        <Allowed action="users:restore" userId={user.id}>
          <Button size="compact-sm" variant="default" onClick={onCancelDeletion}>
            {t('user.cancelDeletion')}
          </Button>
        </Allowed>
      )}
    </Stack>
  );
}

function Cause({ suspension: { by, reason } }: { suspension: Suspension }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">{t('user.suspension.by', { name: by ?? '' })}</Text>
      <Text size="sm">
        <ForeignText>
          {reason === null ? t('user.suspension.noReason') : t('user.suspension.reason', { reason })}
        </ForeignText>
      </Text>
    </>
  );
}
