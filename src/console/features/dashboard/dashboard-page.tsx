import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';

import { ActiveUsersCard } from './active-users.tsx';
import { dashboardQueries } from './dashboard-queries.ts';
import classes from './dashboard.module.css';
import { StatCard } from './stat-card.tsx';

/** Counts of all, new and active users. Each count loads and fails independently. */
export function DashboardPage() {
  const { t } = useTranslation();
  const total = useQuery(dashboardQueries.total());
  const newUsers = useQuery(dashboardQueries.newUsers());
  const waiting = <Skeleton height={106} />;

  return (
    <Stack gap="lg">
      <PageTitle>{t('dashboard.title')}</PageTitle>
      <Stack component="section" aria-labelledby="users">
        <Title order={2} size="h4" id="users">
          {t('dashboard.users.title')}
        </Title>
        <div className={classes.cards}>
          <Loaded query={total} waiting={waiting}>
            {({ totalUserCount }) => (
              <StatCard label={t('dashboard.users.total')} count={totalUserCount} to={paths.users()} />
            )}
          </Loaded>
          <Loaded query={newUsers} waiting={waiting}>
            {({ today, last7Days }) => (
              <>
                <StatCard
                  label={t('dashboard.users.today')}
                  count={today.count}
                  change={{ delta: today.delta, before: 'yesterday' }}
                  // The user list is always sorted by creation, newest first.
                  to={paths.users()}
                />
                <StatCard
                  label={t('dashboard.users.week')}
                  count={last7Days.count}
                  change={{ delta: last7Days.delta, before: 'weekBefore' }}
                  to={paths.users()}
                />
              </>
            )}
          </Loaded>
        </div>
      </Stack>
      <ActiveUsersCard />
    </Stack>
  );
}
