import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { message: string; requestId?: string | undefined; children?: ReactNode };

/** Error of a write. The form around it keeps its input. */
export function SaveFailed({ message, requestId, children }: Props) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={t('errors.title.save')}>
      <Text size="sm">{message}</Text>
      {children}
      {requestId !== undefined && (
        <Text size="xs" c="dimmed">
          {t('common.requestId', { id: requestId })}
        </Text>
      )}
    </Alert>
  );
}
