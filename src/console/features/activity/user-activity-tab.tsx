import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/data/display-name.ts';
import { OperatorDeeds } from '#console/parts/operator-deeds.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import type { User } from '#contract/users.ts';

import { ActivityList } from './activity-list.tsx';
import { FailedAttempts } from './failed-attempts.tsx';

/** What one user did, and the failed attempts that were probably theirs. */
export function UserActivityTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('activity.title')}</TabTitle>
      <FailedAttempts user={user} />
      <OperatorDeeds user={user} />
      <Title order={2} size="h4">
        {t('activity.title')}
      </Title>
      <ActivityList user={user} />
    </Stack>
  );
}
