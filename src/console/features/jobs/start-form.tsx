import { Alert, Checkbox, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { jobMutations, jobQueries } from '#console/api/jobs.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { awaitedJobs } from '#console/shared/jobs/awaited-jobs.ts';
import { permissionsOfJob } from '#console/shared/jobs/job-facts.ts';
import { lostTexts } from '#console/shared/jobs/job-texts.ts';
import { selectionJob } from '#console/shared/jobs/selection-job.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { CheckedField, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import type { Job } from '#contract/jobs.ts';

type Props = {
  job: Job;
  /** Number of rows that will be written. */
  rows: number;
};

/** Says what can't be reverted, asks for the reason, and starts the job. */
export function StartForm({ job, rows }: Props) {
  const { t } = useTranslation();
  const { needsReason, subject } = useOperator();
  const [typed, setTyped] = useState('');
  const mutation = jobMutations.start(job.id);
  const start = useWrite({
    action: 'jobs:run',
    mutation: {
      ...mutation,
      // Also if the page shows the running job before the answer arrives.
      onSuccess: (...answer) => {
        selectionJob.started(subject, job.id);
        mutation.onSuccess?.(...answer);
      },
    },
    needsReason: permissionsOfJob(job).some(needsReason),
  });
  const deletions = job.plans.delete ?? 0;
  const isDeletion = deletions > 0;
  // A deletion of chosen users has it in its own dialog.
  const offersSnapshot = isDeletion && job.kind === 'revert';
  const [keepsSnapshot, setKeepsSnapshot] = useState(true);
  const isConfirmed = !isDeletion || cleanText(typed) === String(deletions);
  const submission = useSubmission(start.isReady && isConfirmed, () => {
    // Not after the answer: by then the page may show the running job in place of this form.
    awaitedJobs.add(job.id);
    start.run({ rows, ...(offersSnapshot && { keepsSnapshot }) });
  });
  const irreversible = irreversibleText(job, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!start.isPending) submission.submit();
  };
  return (
    <Paper withBorder p="md" component="form" noValidate aria-label={t('jobs.preview.start')} onSubmit={submit}>
      <SubmissionArea submission={submission}>
        <Stack gap="sm">
          {irreversible === undefined ? (
            <Text size="sm">{t('jobs.reversible')}</Text>
          ) : (
            <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
              {irreversible}
            </Alert>
          )}
          {isDeletion && <LostRecordsText id={job.id} />}
          {offersSnapshot && (
            <Checkbox
              label={t('jobs.selection.snapshot')}
              description={t('jobs.selection.snapshotHint')}
              checked={keepsSnapshot}
              onChange={(event) => setKeepsSnapshot(event.currentTarget.checked)}
            />
          )}
          {start.reasonField}
          {isDeletion && (
            <CheckedField problem={isConfirmed ? undefined : t('jobs.confirm.problem', { count: deletions })}>
              {(error) => (
                <TextInput
                  label={t('jobs.confirm.label')}
                  description={t('jobs.confirm.hint', { count: deletions })}
                  error={error}
                  value={typed}
                  inputMode="numeric"
                  autoComplete="off"
                  maw={320}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
              )}
            </CheckedField>
          )}
          {start.error !== null && <WriteFailed error={start.error} targets={[]} />}
          <Group>
            <SubmitButton
              submission={submission}
              type="submit"
              color={isDeletion || job.kind === 'suspend' ? 'red' : undefined}
              loading={start.isPending}
            >
              {rows === 0 ? t('jobs.start.finish') : t(`jobs.start.${shownKind(job)}`, { count: rows })}
            </SubmitButton>
          </Group>
        </Stack>
      </SubmissionArea>
    </Paper>
  );
}

/** An import may only update users. */
const shownKind = ({ kind, plans }: Job) => (kind === 'import' && (plans.create ?? 0) === 0 ? 'update' : kind);

/** What goes with the accounts, in sum. */
function LostRecordsText({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: lost } = useQuery(jobQueries.lost(id));
  if (lost === undefined) return null;
  const texts = lostTexts(lost, t);
  return <Text size="sm">{texts.length === 0 ? t('jobs.lost.none') : t('jobs.alsoDeleted', { records: texts })}</Text>;
}

/** What of a job can't be reverted; undefined if all can. */
function irreversibleText({ kind, change, plans }: Job, t: TFunction): string | undefined {
  switch (kind) {
    case 'delete':
      return t(
        change?.action === 'delete' && change.keepsSnapshot
          ? 'jobs.irreversible.deleteWithSnapshot'
          : 'jobs.irreversible.delete',
      );
    case 'sign-out':
    case 'expire-passwords':
      return t(`jobs.irreversible.${kind}`);
    case 'revert':
      return t(`jobs.irreversible.${(plans.delete ?? 0) > 0 ? 'revertDeletes' : 'revert'}`);
    default:
      return undefined;
  }
}
