import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { JobState } from '#contract/jobs.ts';

const colors: Readonly<Record<JobState, string>> = {
  collecting: 'blue',
  checking: 'blue',
  ready: 'gray',
  running: 'blue',
  paused: 'orange',
  finished: 'green',
  canceled: 'gray',
};

export function JobStateBadge({ state }: { state: JobState }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={colors[state]} tt="none" miw="max-content">
      {t(`jobs.state.${state}`)}
    </Badge>
  );
}
