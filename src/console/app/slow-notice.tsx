import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { cancelReads } from '#console/api/slow-reads.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import classes from './slow-notice.module.css';

/**
 * Says why the page waits, and ends the waiting: each part of the page then shows its error. It comes with the first load:
 * while six reads hang, a browser has no connection left to load it by.
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
