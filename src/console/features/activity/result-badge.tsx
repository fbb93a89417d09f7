import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { entryOutcome } from '#console/api/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';

type Props = { log: Log };

const colors = { Success: 'green', Step: 'gray', Error: 'red' } as const;

/** Badge for success, failure or an intermediate step; an unknown result is shown unchanged. */
export function ResultBadge({ log }: Props) {
  const { t } = useTranslation();
  const outcome = entryOutcome(log);
  const { result } = log.payload;
  const isKnown = result === 'Success' || result === 'Error';
  return (
    <Badge variant="light" color={colors[outcome]} tt="none" miw="max-content">
      {isKnown ? t(`activity.result.${outcome}`) : result}
    </Badge>
  );
}
