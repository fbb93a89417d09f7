import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { isMoving } from '#console/shared/jobs/job-facts.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import { JobPreview } from './job-preview.tsx';
import { JobProgress } from './job-progress.tsx';
import { JobRows } from './job-rows.tsx';
import { useJob } from './use-job.ts';

/** A job: its preview until it is started, then its progress; below, its rows. */
export function JobPage() {
  const { t } = useTranslation();
  const { jobId = '' } = useParams();
  const { may } = useOperator();
  if (may('jobs:run')) return <OneJob key={jobId} id={jobId} />;
  return <EmptyState title={<PageTitle>{t('jobs.title')}</PageTitle>}>{t('jobs.notPermitted')}</EmptyState>;
}

function OneJob({ id }: { id: string }) {
  const { t } = useTranslation();
  const job = useJob(id);
  // A job under way is read again and again where the server's events don't arrive.
  const isLost = job.data !== undefined && (job.isError || job.failureCount > 0);
  return (
    <Stack>
      <Anchor component={Link} to={paths.jobs()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('jobs.title')}
      </Anchor>
      <Loaded query={job} waiting={<TableSkeleton rows={8} />} missing={<JobNotFound />}>
        {(known) => (
          <>
            {isLost && isMoving(known) && (
              <Alert color="orange" role="status">
                {t('jobs.connectionLost')}
              </Alert>
            )}
            {known.startedAt === null ? <JobPreview job={known} /> : <JobProgress job={known} isStale={isLost} />}
            {known.total > 0 && <JobRows job={known} />}
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function JobNotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={<PageTitle>{t('jobs.notFound.title')}</PageTitle>}
      action={
        <Button component={Link} to={paths.jobs()}>
          {t('jobs.notFound.toJobs')}
        </Button>
      }
    >
      {t('jobs.notFound.text')}
    </EmptyState>
  );
}
