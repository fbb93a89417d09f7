import { Alert, Text } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { formatTimeOfDay } from '#console/lib/format-date.ts';

import { useVerifiedCaller } from './use-verified-caller.ts';

type Props = { userId: string };

/** How the operator verified the caller, and until when it counts; nothing while the caller is not verified. */
export function CallerStatus({ userId }: Props) {
  const { t, i18n } = useTranslation();
  const verifications = useVerifiedCaller(userId);
  const time = (value: number) => formatTimeOfDay(value, i18n.language);
  if (verifications.length === 0) return null;
  return (
    <Alert color="green" role="status" py={4} px="sm" icon={<IconPhoneCheck size={18} aria-hidden />}>
      {verifications.map(({ method, at }) => (
        <Text key={method} size="sm">
          {t(`audit.caller.${method}`, { time: time(at) })}
        </Text>
      ))}
      <Text size="xs" c="dimmed">
        {t('callers.until', { time: time(Math.max(...verifications.map(({ until }) => until))) })}
      </Text>
    </Alert>
  );
}
