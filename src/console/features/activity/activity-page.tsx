import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { PageTitle } from '#console/ui/page-title.tsx';

import { ActivityList } from './activity-list.tsx';

/** The activity of all users, as Logto recorded it. */
export function ActivityPage() {
  const { t } = useTranslation();
  return (
    <Stack>
      <PageTitle>{t('activity.title')}</PageTitle>
      <ActivityList />
    </Stack>
  );
}
