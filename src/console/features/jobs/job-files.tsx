import { Button, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

import { jobFileAddress } from '#console/api/jobs.ts';
import type { Job } from '#contract/jobs.ts';

/** Columns of the file, in its order. Imports have the columns of their file instead of the first and `alsoDeleted`. */
const columns = [
  'entry',
  'row',
  'userId',
  'label',
  'plan',
  'state',
  'code',
  'field',
  'changes',
  'alsoDeleted',
  'finishedAt',
] as const;

type Props = { job: Job; icon: ReactNode; children: ReactNode };

/**
 * Link that downloads all rows of a job as CSV, and what the file of an import leaves out. In English the columns are called as
 * in the API.
 */
export function JobFileLink({ job, icon, children }: Props) {
  const { t, i18n } = useTranslation();
  const hintId = useId();
  const isImport = job.kind === 'import';
  const shown = isImport ? columns.filter((name) => name !== 'entry' && name !== 'alsoDeleted') : columns;
  const headings = i18n.language === 'en' ? undefined : shown.map((name) => t(`jobs.rows.fileColumn.${name}`));
  return (
    <>
      <Button
        component="a"
        href={jobFileAddress(job.id, headings)}
        download
        variant="default"
        leftSection={icon}
        aria-describedby={isImport ? hintId : undefined}
      >
        {children}
      </Button>
      {isImport && (
        <Text id={hintId} size="xs" c="dimmed" w="100%">
          {t('jobs.rows.importedFile')}
        </Text>
      )}
    </>
  );
}
