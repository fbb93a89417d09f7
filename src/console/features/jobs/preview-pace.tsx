import { Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';

import { paceOf, type Progress, withProgress } from './pace.ts';

type Props = { checked: number; total: number };

/** How fast a preview is made, and when it will be complete, as seen since the page was opened. */
export function PreviewPace({ checked, total }: Props) {
  const { t, i18n } = useTranslation();
  const [known, setKnown] = useState<readonly Progress[]>([]);
  useEffect(() => setKnown((before) => withProgress(before, { at: Date.now(), finished: checked })), [checked]);
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
