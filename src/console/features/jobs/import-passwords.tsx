import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { importQueries } from '#console/api/imports.ts';
import type { Job } from '#contract/jobs.ts';

/** How many users of an import will have no password, what they do then, and how to try the others. */
export function ImportPasswords({ job }: { job: Job }) {
  const { t } = useTranslation();
  // It may have been read while an edited row was checked.
  const { data } = useQuery({ ...importQueries.summary(job.id), enabled: job.state === 'ready', staleTime: 0 });
  if (data === undefined || job.state !== 'ready') return null;
  const { passwords, rules } = data;
  return (
    <Stack gap="xs">
      {passwords.without > 0 && (
        <Text size="sm">
          {t('imports.passwords.without', { count: passwords.without })}
          {t('common.gap')}
          {t('imports.passwords.next')}
        </Text>
      )}
      {passwords.with > 0 && rules.withoutPassword === 'none' && (
        <Text size="sm" c="dimmed">
          {t('imports.passwords.try')}
        </Text>
      )}
    </Stack>
  );
}
