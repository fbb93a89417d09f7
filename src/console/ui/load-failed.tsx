import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

type Props = {
  /** Defaults to "This could not be loaded". */
  title?: string;
  message: string;
  /** ID of the request in the server's log. */
  requestId?: string | undefined;
  /** Defaults to "Try again". */
  retryLabel?: string;
  onRetry: () => unknown;
};

/** Error of loading, with a button to try again. */
export function LoadFailed({ title, message, requestId, retryLabel, onRetry }: Props) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={title ?? t('errors.title.load')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{message}</Text>
        <Group gap="md">
          <Button size="xs" color="red" onClick={() => void onRetry()}>
            {retryLabel ?? t('common.tryAgain')}
          </Button>
          {requestId !== undefined && (
            <Text size="xs" c="dimmed">
              {t('common.requestId', { id: requestId })}
            </Text>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
