import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import type { Job } from '#contract/jobs.ts';

/** Links to the job that this one reverts, and to the one that reverts it. */
export function JobRelation({ job: { reverts, revertedBy } }: { job: Job }) {
  const { t } = useTranslation();
  return (
    <>
      {reverts !== null && (
        <Text size="sm">
          {t('jobs.reverts')}
          {t('common.gap')}
          <Anchor component={Link} to={paths.job(reverts)} inherit>
            {t('jobs.openReverted')}
          </Anchor>
        </Text>
      )}
      {revertedBy !== null && (
        <Text size="sm">
          {t('jobs.revertedBy')}
          {t('common.gap')}
          <Anchor component={Link} to={paths.job(revertedBy)} inherit>
            {t('jobs.openReverting')}
          </Anchor>
        </Text>
      )}
    </>
  );
}
