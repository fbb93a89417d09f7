import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { isFailure } from '#console/api/entry-outcome.ts';
import { logQueries } from '#console/api/logs.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import type { Log } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';

import { submittedIdentifierValue } from './log-payload.ts';

type Props = { log: Log; identifier: string };

const day = 24 * 60 * 60_000;

/** Failed attempts with the same identifier in the day before: a forgotten password, or password guessing. */
export function OtherFailures({ log, identifier }: Props) {
  const { t } = useTranslation();
  const attempts = useQuery(
    logQueries.list({
      logKey: log.key,
      start_time: log.createdAt - day,
      end_time: log.createdAt,
      page: 1,
      page_size: maxPageSize,
    }),
  );
  const isSame = (other: Log) =>
    other.id !== log.id &&
    isFailure(other) &&
    submittedIdentifierValue(other)?.toLowerCase() === identifier.toLowerCase();

  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {t('activity.diagnosis.others.title')}
      </Title>
      <Loaded
        query={attempts}
        waiting={<Skeleton height={20} maw={320} role="status" aria-label={t('activity.diagnosis.others.loading')} />}
      >
        {({ items, total }) => {
          const others = items.filter(isSame);
          const addresses = new Set(others.map(({ payload }) => payload.ip)).size;
          return (
            <Text size="sm">
              {others.length === 0
                ? t('activity.diagnosis.others.none')
                : t('activity.diagnosis.others.some', {
                    count: others.length,
                    addresses: t('activity.diagnosis.others.addresses', { count: addresses }),
                  })}{' '}
              {total > items.length && t('activity.diagnosis.others.partial', { count: items.length })}
            </Text>
          );
        }}
      </Loaded>
    </Stack>
  );
}
