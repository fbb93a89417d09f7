import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import * as z from 'zod/mini';

import { paths } from '#console/lib/paths.ts';
import { pagingState, useUrlState } from '#console/lib/use-url-state.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { BeyondEnd } from '#console/ui/beyond-end.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { pageCount } from '#console/ui/page-math.ts';
import { PageTitle } from '#console/ui/page-title.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';

import { JobTable } from './job-table.tsx';
import { useJobs } from './use-job.ts';

const urlState = z.object(pagingState);

/** Jobs of all operators, for those who may run jobs. */
export function JobListPage() {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (may('jobs:run')) return <AllJobs />;
  return <EmptyState title={<PageTitle>{t('jobs.title')}</PageTitle>}>{t('jobs.notPermitted')}</EmptyState>;
}

function AllJobs() {
  const { t } = useTranslation();
  const { may } = useOperator();
  const { state, hrefWith, push } = useUrlState(urlState);
  const { page, page_size } = state;
  const jobs = useJobs({ page, page_size });
  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{t('jobs.title')}</PageTitle>
        {may('users:create') && (
          <Button component={Link} to={paths.importUsers()} variant="default">
            {t('user.importUsers')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('jobs.intro')}
      </Text>
      <Loaded query={jobs} waiting={<TableSkeleton rows={5} />}>
        {({ items, total }) =>
          total === 0 ? (
            <EmptyState
              title={t('jobs.none.title')}
              action={
                <Button component={Link} to={paths.users()}>
                  {t('jobs.none.toUsers')}
                </Button>
              }
            >
              {t('jobs.none.text')}
            </EmptyState>
          ) : (
            <>
              {items.length > 0 ? (
                <JobTable jobs={items} isStale={jobs.isPlaceholderData} />
              ) : (
                <BeyondEnd page={page} last={pageCount(total, page_size)} hrefFor={(to) => hrefWith({ page: to })} />
              )}
              <Pager
                isStale={jobs.isPlaceholderData}
                page={page}
                pageSize={page_size}
                pageSizes={pageSizes}
                total={total}
                hrefFor={(to) => hrefWith({ page: to })}
                onPageSize={(size) => push({ page_size: size, page: 1 })}
              />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}
