import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { type JobControl, jobMutations, jobSnapshotAddress } from '#console/api/jobs.ts';
import { paths } from '#console/lib/paths.ts';
import { awaitedJobs } from '#console/shared/jobs/awaited-jobs.ts';
import { permissionsOfJob } from '#console/shared/jobs/job-facts.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import type { Job } from '#contract/jobs.ts';

import { JobFileLink } from './job-files.tsx';

type Props = { job: Job };

/** What can be done with a job in its state. */
export function JobControls({ job }: Props) {
  const { t } = useTranslation();
  const { state, states } = job;
  const isOpen = state === 'running' || state === 'paused';
  const hasFailed = (states.failed ?? 0) + (states.unknown ?? 0) > 0;
  return (
    <Group gap="xs">
      {state === 'running' && <Control key="pause" job={job} word="pause" />}
      {state === 'paused' && <Control key="resume" job={job} word="resume" />}
      {isOpen && <Control key="cancel" job={job} word="cancel" />}
      {state === 'finished' && hasFailed && <Control key="retry" job={job} word="retry" />}
      <Revert job={job} />
      <JobFileLink job={job} icon={<IconDownload size={14} aria-hidden />}>
        {t('jobs.control.result')}
      </JobFileLink>
      {job.hasSnapshot && (
        <Button
          component="a"
          href={jobSnapshotAddress(job.id)}
          download
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t('jobs.control.snapshot')}
        </Button>
      )}
    </Group>
  );
}

/** Controls that are confirmed even if no reason is asked for. */
const confirmed: readonly JobControl[] = ['cancel'];

/** Button that runs at once where nothing has to be asked; else it opens a dialog, which also shows a failure. */
function Control({ job, word }: Props & { word: JobControl }) {
  const { t } = useTranslation();
  const { needsReason } = useOperator();
  const [isOpen, setIsOpen] = useState(false);
  const permissions = word === 'resume' || word === 'retry' ? permissionsOfJob(job) : (['jobs:run'] as const);
  const write = useWrite({
    action: 'jobs:run',
    mutation: jobMutations.control(job.id, word),
    // Rows that are carried out later have the reason of the start.
    needsReason: job.reason === null && permissions.some(needsReason),
  });
  const close = () => {
    write.reset();
    setIsOpen(false);
  };
  const run = () => {
    // Not after the answer: by then the page may show another button in place of this one.
    if (word === 'resume' || word === 'retry') awaitedJobs.add(job.id);
    write.run(undefined, { onDone: close, onFailed: () => setIsOpen(true) });
  };
  const press = () => {
    if (confirmed.includes(word) || write.reasonField !== null) setIsOpen(true);
    else run();
  };
  return (
    <>
      <Button variant={word === 'resume' ? 'filled' : 'default'} loading={write.isPending && !isOpen} onClick={press}>
        {t(`jobs.control.${word}`)}
      </Button>
      <WriteDialog
        write={write}
        title={t(`jobs.controlDialog.${word}.title`)}
        isOpen={isOpen}
        confirmLabel={t(`jobs.controlDialog.${word}.confirm`)}
        {...(word === 'cancel' && { isDestructive: true, cancelLabel: t('jobs.controlDialog.cancel.stay') })}
        onConfirm={run}
        onClose={close}
      >
        <Text size="sm">{t(`jobs.controlDialog.${word}.text`)}</Text>
      </WriteDialog>
    </>
  );
}

/**
 * Creates the job that reverts this one, and opens its preview. It stays until then: the server's events may say that there is
 * a reverting job before the answer arrives.
 */
function Revert({ job }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reverting = useWrite({ mutation: jobMutations.revert(job.id) });
  const revert = () => reverting.run(undefined, { onDone: ({ id }) => void navigate(paths.job(id)) });
  if (!job.canRevert && !reverting.isPending && reverting.error === null) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        loading={reverting.isPending}
        onClick={revert}
      >
        {t('jobs.control.revert')}
      </Button>
      {reverting.error !== null && <WriteFailed error={reverting.error} targets={[]} />}
    </>
  );
}
