import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { cancelReads } from '#console/api/slow-reads.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import classes from './slow-notice.module.css';

/**
 * Explains slow requests and lets the operator cancel them; each part of the page then shows its error. Part of the
 * first load, because six pending requests would use all connections of the browser.
 */
export function SlowNotice() {
  const { t } = useTranslation();
  const { isLogto } = useOperator();
  return (
    <Alert color="orange" icon={<IconHourglass aria-hidden />} className={classes.notice}>
      <Group gap="md" wrap="nowrap">
        <Text size="sm">{t(isLogto ? 'slow.logto' : 'slow.identityService')}</Text>
        <Button size="compact-sm" variant="default" onClick={cancelReads}>
          {t('slow.cancel')}
        </Button>
      </Group>
    </Alert>
  );
}
