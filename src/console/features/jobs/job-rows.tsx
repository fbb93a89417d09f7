import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import { pagingState, useUrlState } from '#console/lib/use-url-state.ts';
import { ExportButton } from '#console/shared/export/export-button.tsx';
import { shownRowState } from '#console/shared/jobs/job-facts.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { type Job, rowPlans, rowStates } from '#contract/jobs.ts';
import { pageSizes } from '#contract/paging.ts';

import classes from './jobs.module.css';
import { ImportRowDialogs } from './lazy-import-parts.ts';
import { RowTable } from './row-table.tsx';
import { useRows } from './use-rows.ts';

/** URL state of the rows of a job. */
export const rowState = z.object({
  ...pagingState,
  plan: z.catch(z.optional(z.enum(rowPlans)), undefined),
  state: z.catch(z.optional(z.enum(rowStates)), undefined),
  search: z.catch(z.string().check(z.maxLength(128)), ''),
});

/** The rows of a job, filtered and paged. */
export function JobRows({ job }: { job: Job }) {
  const { t } = useTranslation();
  const { state: filter, hrefWith, push, replace } = useUrlState(rowState);
  const { page, page_size, plan, state, search } = filter;
  const isStarted = job.startedAt !== null;
  const rows = useRows(job, { page, page_size, plan, state, search });
  const any = { value: '', label: t('jobs.rows.any') };
  return (
    <Stack component="section" aria-labelledby="rows">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" id="rows">
          {t('jobs.rows.title')}
        </Title>
        <ExportButton size="compact-sm" selection={{ by: 'job', jobId: job.id, plan, state, search }} />
      </Group>
      <div className={classes.filters}>
        <SearchBox
          label={t('jobs.rows.search')}
          placeholder={t('jobs.rows.searchPlaceholder')}
          clearLabel={t('jobs.rows.clearSearch')}
          value={search}
          onSearch={(text) => replace({ search: text.trim(), page: 1 })}
        />
        <NativeSelect
          label={t('jobs.rows.filterPlan')}
          value={plan ?? ''}
          data={[any, ...rowPlans.map((value) => ({ value, label: t(`jobs.plan.${value}`) }))]}
          onChange={(event) => push({ plan: rowPlans.find((one) => one === event.currentTarget.value), page: 1 })}
        />
        {isStarted && (
          <NativeSelect
            label={t('jobs.rows.filterState')}
            value={state ?? ''}
            data={[
              any,
              ...rowStates.map((value) => ({ value, label: t(`jobs.rows.state.${shownRowState(job, value)}`) })),
            ]}
            onChange={(event) => push({ state: rowStates.find((one) => one === event.currentTarget.value), page: 1 })}
          />
        )}
      </div>
      <Loaded query={rows} waiting={<TableSkeleton rows={Math.min(page_size, job.total)} />}>
        {({ items, total }) => (
          <>
            {items.length > 0 ? (
              <RowTable job={job} rows={items} isStarted={isStarted} isStale={rows.isPlaceholderData} />
            ) : (
              <Text c="dimmed">{t('jobs.rows.none')}</Text>
            )}
            {job.kind === 'import' && !isStarted && (
              <Suspense fallback={null}>
                <ImportRowDialogs job={job} rows={items} />
              </Suspense>
            )}
            <Pager
              isStale={rows.isPlaceholderData}
              page={page}
              pageSize={page_size}
              pageSizes={pageSizes}
              total={total}
              hrefFor={(to) => hrefWith({ page: to })}
              onPageSize={(size) => push({ page_size: size, page: 1 })}
            />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
