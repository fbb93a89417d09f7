import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';

type Props = { error: Error; onResume: () => void };

/** Error that stopped a scan. Users found so far stay. */
export function ScanFailed({ error, onResume }: Props) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={t('scan.failed')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{explainError(error, t).message}</Text>
        <Button size="xs" color="red" onClick={onResume}>
          {t('scan.continue')}
        </Button>
      </Stack>
    </Alert>
  );
}
