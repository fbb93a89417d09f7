import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useDialog } from '#console/lib/use-dialog.ts';
import type { Job, JobRow } from '#contract/jobs.ts';

import { EditRowDialog } from './import-edit-dialog.tsx';
import { TryPasswordDialog } from './import-trial-dialog.tsx';

type Dialog = 'edit-row' | 'try-password';

/** What can be done with a row of an import before the start. */
export function ImportRowActions({ row }: { row: JobRow }) {
  const { t } = useTranslation();
  const dialog = useDialog<Dialog>();
  const { number, label: name, plan, state, code } = row;
  // A row that was tried has created its user.
  if (state === 'done' || state === 'running') return null;
  const hasPassword = plan === 'create' && code !== 'import.no_password';
  return (
    <Group gap={4}>
      {/* The user of a row whose trial has an unknown outcome may exist with the values it has. */}
      {state !== 'unknown' && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('imports.edit.openFor', { name })}
          onClick={() => dialog.open('edit-row', String(number))}
        >
          {t('imports.edit.open')}
        </Button>
      )}
      {hasPassword && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('imports.trial.openFor', { name })}
          onClick={() => dialog.open('try-password', String(number))}
        >
          {t('imports.trial.open')}
        </Button>
      )}
    </Group>
  );
}

/** The dialogs of the rows of an import. A row that is not on this page of the list is named by its number. */
export function ImportRowDialogs({ job, rows }: { job: Job; rows: readonly JobRow[] }) {
  const dialog = useDialog<Dialog>();
  const edited = Number(dialog.subjectOf('edit-row') ?? 0);
  const tried = Number(dialog.subjectOf('try-password') ?? 0);
  const nameOf = (number: number) => rows.find((row) => row.number === number)?.label ?? String(number);
  return (
    <>
      <EditRowDialog jobId={job.id} number={edited} onClose={dialog.close} />
      <TryPasswordDialog job={job} number={tried} name={nameOf(tried)} onClose={dialog.close} />
    </>
  );
}
