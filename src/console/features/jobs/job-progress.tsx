import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { percentOf } from '#console/shared/jobs/job-facts.ts';
import { jobTitle } from '#console/shared/jobs/job-texts.ts';
import { Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText, spelledOut } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Job, RowState } from '#contract/jobs.ts';

import { JobControls } from './job-controls.tsx';
import { JobRelation } from './job-relation.tsx';
import { JobStateBadge } from './job-state.tsx';

/** Order in which the numbers of rows are shown. */
const shownStates: readonly RowState[] = ['done', 'failed', 'unknown', 'skipped', 'running', 'waiting'];

const barColors = { running: undefined, paused: 'orange', finished: 'green', canceled: 'gray' } as const;

type Props = {
  job: Job;
  /** Whether the server doesn't answer: how fast the job is isn't known then. */
  isStale: boolean;
};

/** A job that was started: how far it is, and what can be done with it. */
export function JobProgress({ job, isStale }: Props) {
  const { t, i18n } = useTranslation();
  const { state, states, perMinute, expectedEnd } = job;
  const isRunning = state === 'running';
  const counts = shownStates.flatMap((name) => {
    const count = states[name] ?? 0;
    if (count === 0) return [];
    return [t(`jobs.progress.${name === 'waiting' && state === 'canceled' ? 'notDone' : name}`, { count })];
  });
  const color = state in barColors ? barColors[state as keyof typeof barColors] : undefined;
  return (
    <>
      <Group gap="sm">
        <PageTitle>{jobTitle(job, t)}</PageTitle>
        <JobStateBadge state={state} />
      </Group>
      <JobRelation job={job} />
      {state === 'paused' && job.pause !== null && <Alert color="orange">{t(`jobs.pause.${job.pause}`)}</Alert>}
      <Stack gap="xs">
        <Progress.Root size="lg">
          <Progress.Section
            value={percentOf(job)}
            {...(color !== undefined && { color })}
            animated={isRunning && !isStale}
            aria-label={t('jobs.progress.label')}
          />
        </Progress.Root>
        <Group gap="md">
          {/* Screen readers announce only the end, not every row. */}
          <Text role="status" aria-live={isRunning ? 'off' : 'polite'} size="sm">
            {counts.join(t('controls.comma'))}
          </Text>
          {isRunning && !isStale && perMinute !== null && perMinute > 0 && (
            <Text size="sm" c="dimmed">
              {t('jobs.progress.perMinute', { count: perMinute })}
            </Text>
          )}
          {isRunning && !isStale && expectedEnd !== null && (
            <Text size="sm" c="dimmed">
              {t('jobs.progress.expectedEnd', { time: formatDateTime(expectedEnd, i18n.language) })}
            </Text>
          )}
        </Group>
      </Stack>
      <JobControls job={job} />
      <Facts>
        <Fact label={t('jobs.fact.operator')}>{spelledOut(shownName(job.operator.name, job.operator.subject))}</Fact>
        {job.startedAt !== null && (
          <Fact label={t('jobs.fact.started')}>
            <Timestamp value={job.startedAt} />
          </Fact>
        )}
        {job.endedAt !== null && (
          <Fact label={t('jobs.fact.ended')}>
            <Timestamp value={job.endedAt} />
          </Fact>
        )}
        {job.reason !== null && (
          <Fact label={t('jobs.fact.reason')} isWide>
            <ForeignText>{job.reason}</ForeignText>
          </Fact>
        )}
      </Facts>
    </>
  );
}
