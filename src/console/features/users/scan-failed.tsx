import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';

type Props = { error: Error; onGoOn: () => void };

/** Why the list could not be read further. What was found stays. */
export function ScanFailed({ error, onGoOn }: Props) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={t('scan.failed')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{explainError(error, t).message}</Text>
        <Button size="xs" color="red" onClick={onGoOn}>
          {t('scan.continue')}
        </Button>
      </Stack>
    </Alert>
  );
}
