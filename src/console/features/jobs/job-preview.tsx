import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { jobMutations } from '#console/api/jobs.ts';
import { formatTimeOfDay } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { refusalOf } from '#console/shared/audit/event-texts.ts';
import { startingRows, triedRows, writingRows } from '#console/shared/jobs/job-facts.ts';
import { jobTitle } from '#console/shared/jobs/job-texts.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import type { Job } from '#contract/jobs.ts';

import { JobFileLink } from './job-files.tsx';
import { JobRelation } from './job-relation.tsx';
import classes from './jobs.module.css';
import { ImportPasswords } from './lazy-import-parts.ts';
import { PlanTable } from './plan-table.tsx';
import { PreviewPace } from './preview-pace.tsx';
import { StartForm } from './start-form.tsx';

type Props = { job: Job };

/** What a job will do, before it is started: nothing has been changed yet. */
export function JobPreview({ job }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { needsReason } = useOperator();
  const [isDiscarding, setDiscarding] = useState(false);
  const tried = triedRows(job);
  const discarding = useWrite({
    mutation: jobMutations.discard(job.id),
    needsReason: tried > 0 && (['jobs:run', 'users:delete'] as const).some(needsReason),
  });
  const starting = startingRows(job);
  const isReady = job.state === 'ready';
  const discard = () => discarding.run(undefined, { onDone: () => void navigate(paths.jobs()) });
  return (
    <>
      <div>
        <PageTitle tab={jobTitle(job, t)}>{t('jobs.preview.title')}</PageTitle>
        <Text fw={600} className={classes.title}>
          <ForeignText>{jobTitle(job, t)}</ForeignText>
        </Text>
      </div>
      <JobRelation job={job} />
      <PreviewState job={job} />
      {job.total > 0 && <PlanTable job={job} />}
      {job.kind === 'import' && (
        <Suspense fallback={null}>
          <ImportPasswords job={job} />
        </Suspense>
      )}
      {isReady && starting + tried > 0 && <StartForm key={starting} job={job} rows={starting} />}
      {discarding.error !== null && !isDiscarding && <WriteFailed error={discarding.error} targets={[]} />}
      <Group gap="xs">
        {job.state !== 'canceled' && (
          <Button
            variant="default"
            loading={discarding.isPending}
            onClick={tried > 0 ? () => setDiscarding(true) : discard}
          >
            {t('jobs.preview.discard')}
          </Button>
        )}
        {job.total > 0 && (
          <JobFileLink job={job} icon={<IconDownload size={14} aria-hidden />}>
            {t('jobs.preview.download')}
          </JobFileLink>
        )}
      </Group>
      <WriteDialog
        write={discarding}
        title={t('jobs.preview.discardTried.title')}
        isOpen={isDiscarding}
        isDestructive
        confirmLabel={t('jobs.preview.discardTried.confirm')}
        onConfirm={discard}
        onClose={() => {
          discarding.reset();
          setDiscarding(false);
        }}
      >
        <Text size="sm">{t('jobs.preview.discardTried.text', { count: tried })}</Text>
      </WriteDialog>
    </>
  );
}

/** How far the preview is, and what may be done when it is complete. */
function PreviewState({ job }: Props) {
  const { t } = useTranslation();
  const { state, total, plans } = job;
  const checked = Object.values(plans).reduce((sum, count) => sum + count, 0);
  const isUnderWay = state === 'collecting' || state === 'checking';
  if (state === 'paused') return <Refused job={job} />;
  const text =
    state === 'collecting'
      ? t('jobs.preview.collecting', { count: total })
      : state === 'checking'
        ? t('jobs.preview.checking', { checked, total })
        : state === 'canceled'
          ? t('jobs.preview.canceled')
          : total === 0
            ? t('jobs.preview.noUsers')
            : writingRows(job) === 0
              ? t('jobs.preview.nothing')
              : triedRows(job) > 0
                ? t('jobs.preview.tried', { count: triedRows(job) })
                : t('jobs.preview.ready');
  return (
    <Stack gap="xs">
      {/* Screen readers announce only the end, not every step. */}
      <Text role="status" aria-live={isUnderWay ? 'off' : 'polite'} size="sm">
        {text}
      </Text>
      {isUnderWay && (
        <Progress
          value={state === 'checking' && total > 0 ? (100 * checked) / total : 0}
          animated
          aria-label={t('jobs.preview.progress')}
        />
      )}
      {state === 'checking' && <PreviewPace jobId={job.id} checked={checked} total={total} />}
      {isUnderWay && <Retrying job={job} />}
      {state === 'collecting' && job.kind === 'import' && <Text size="sm">{t('jobs.preview.uploading')}</Text>}
      {state === 'ready' && total === 0 && <Alert color="orange">{t('jobs.planText.not-found')}</Alert>}
    </Stack>
  );
}

/** Says that the identity service is not available, and when it is asked again. */
function Retrying({ job: { problem } }: Props) {
  const { t, i18n } = useTranslation();
  if (problem === null || problem.retryAt === null) return null;
  return (
    <Alert color="orange" role="status">
      {t('jobs.preview.retrying', {
        reason: refusalOf(problem.code, t),
        time: formatTimeOfDay(problem.retryAt, i18n.language),
      })}
    </Alert>
  );
}

/** Says why the preview can't be made, and lets it be tried again. */
function Refused({ job }: Props) {
  const { t } = useTranslation();
  const retrying = useWrite({
    action: 'jobs:run',
    mutation: jobMutations.control(job.id, 'resume'),
    needsReason: false,
  });
  return (
    <Stack gap="xs">
      <Alert color="red" role="alert">
        <Text size="sm">{t('jobs.preview.refused', { reason: refusalOf(job.problem?.code ?? '', t) })}</Text>
      </Alert>
      {retrying.error !== null && <WriteFailed error={retrying.error} targets={[]} />}
      <Group>
        <Button loading={retrying.isPending} onClick={() => retrying.run(undefined)}>
          {t('common.tryAgain')}
        </Button>
      </Group>
    </Stack>
  );
}
