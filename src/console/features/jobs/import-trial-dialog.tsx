import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { importMutations, importQueries } from '#console/api/imports.ts';
import { paths } from '#console/lib/paths.ts';
import { useLast } from '#console/lib/use-last.ts';
import { refusalOf } from '#console/shared/audit/event-texts.ts';
import { permissionsOfJob } from '#console/shared/jobs/job-facts.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { PasswordField } from '#console/ui/password-field.tsx';
import { CheckedField } from '#console/ui/submission.tsx';
import type { ImportTrialResult } from '#contract/imports.ts';
import type { Job } from '#contract/jobs.ts';

type Props = {
  job: Pick<Job, 'id' | 'needs'>;
  /** Number of the row; 0 while the dialog is closed. */
  number: number;
  /** Name of its user. */
  name: string;
  onClose: () => void;
};

/** Creates the user of one row, and finds out whether their known password works. */
export function TryPasswordDialog({ job, number, name, onClose }: Props) {
  const { t } = useTranslation();
  const { needsReason } = useOperator();
  const isOpen = number > 0;
  const shown = {
    number: useLast(isOpen ? number : undefined) ?? number,
    name: useLast(isOpen ? name : undefined) ?? name,
  };
  const stored = useQuery({ ...importQueries.row(job.id, shown.number), enabled: isOpen, staleTime: 0, gcTime: 0 });
  const [password, setPassword] = useState('');
  const trial = useWrite({
    action: 'jobs:run',
    mutation: importMutations.tryPassword(job.id),
    // A user whose password is refused is deleted again.
    needsReason: [...permissionsOfJob(job), 'users:delete' as const].some(needsReason),
  });
  const result = trial.data;
  const hasNone = stored.data?.hasPassword === false;

  const close = () => {
    setPassword('');
    trial.reset();
    onClose();
  };
  return (
    <WriteDialog
      write={trial}
      title={t('imports.trial.title', { name: shown.name })}
      isOpen={isOpen}
      isForm
      keepsWork
      isReady={password !== '' && !hasNone}
      confirmLabel={t('imports.trial.confirm')}
      outcome={result && <TrialResult result={result} name={shown.name} onClose={close} />}
      onConfirm={() => trial.run({ number: shown.number, password })}
      onClose={close}
    >
      <Text size="sm">{t('imports.trial.text')}</Text>
      {hasNone && <Alert color="orange">{t('imports.trial.none')}</Alert>}
      <CheckedField problem={password === '' ? t('imports.trial.missing') : undefined}>
        {(error) => (
          <PasswordField label={t('imports.trial.password')} value={password} error={error} onChange={setPassword} />
        )}
      </CheckedField>
    </WriteDialog>
  );
}

/** What the trial has shown, and what to do. */
function TrialResult({ result, name, onClose }: { result: ImportTrialResult; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const isRight = result.state === 'verified';
  const isUnknown = result.state === 'unknown';
  return (
    <Stack>
      <Alert
        role={isRight ? 'status' : 'alert'}
        color={isRight ? 'green' : isUnknown ? 'yellow' : 'red'}
        icon={isRight ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      >
        <Stack gap="xs">
          <ResultText result={result} name={name} />
        </Stack>
      </Alert>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </Group>
    </Stack>
  );
}

function ResultText({ result, name }: { result: ImportTrialResult; name: string }) {
  const { t } = useTranslation();
  switch (result.state) {
    case 'verified':
      return (
        <>
          <Text size="sm">{t('imports.trial.verified', { name })}</Text>
          <Anchor component={Link} to={paths.user(result.userId)} size="sm">
            {t('imports.trial.openUser')}
          </Anchor>
        </>
      );
    case 'refused':
      return (
        <>
          <Text size="sm">{t(result.isRemoved ? 'imports.trial.refused' : 'imports.trial.refusedKept')}</Text>
          <Text size="sm">{t('imports.trial.refusedHint')}</Text>
        </>
      );
    case 'unknown':
      return (
        <>
          <Text size="sm">{t(`imports.trial.unknown.${result.step}`, { name })}</Text>
          {result.userId !== null && (
            <Anchor component={Link} to={paths.user(result.userId)} size="sm">
              {t('imports.trial.openUser')}
            </Anchor>
          )}
        </>
      );
    case 'failed':
      return (
        <Text size="sm">
          {result.code === null
            ? t('imports.trial.failed')
            : t('imports.trial.failedBecause', { reason: refusalOf(result.code, t) })}
        </Text>
      );
  }
}
