import { Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { jobQueries } from '#console/api/jobs.ts';
import { formatDateTime } from '#console/lib/format-date.ts';

import { paceOf, type Progress, withProgress } from './pace.ts';

type Props = { jobId: string; checked: number; total: number };

/** How fast a preview is made, and when it will be complete, as seen since the page was opened. */
export function PreviewPace({ jobId, checked, total }: Props) {
  const { t, i18n } = useTranslation();
  const at = useQueryClient().getQueryState(jobQueries.detail(jobId).queryKey)?.dataUpdatedAt ?? 0;
  const [known, setKnown] = useState<readonly Progress[]>([{ at, finished: checked }]);
  if (known.at(-1)?.finished !== checked) setKnown(withProgress(known, { at, finished: checked }));
  const pace = paceOf(known, total);
  if (pace === undefined) return null;
  return (
    <Group gap="md">
      <Text size="sm" c="dimmed">
        {t('jobs.progress.perMinute', { count: pace.perMinute })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('jobs.progress.expectedEnd', { time: formatDateTime(pace.end, i18n.language) })}
      </Text>
    </Group>
  );
}
