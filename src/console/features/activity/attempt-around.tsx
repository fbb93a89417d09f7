import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { logQueries } from '#console/api/logs.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import type { Log } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';

import { attemptSentence, attemptProblem } from './attempt-sentence.ts';
import classes from './attempt-steps.module.css';
import { AttemptSteps } from './attempt-steps.tsx';
import { foldAttempts, isAttempt, type SignInAttempt } from './sign-in-attempts.ts';
import { useNames } from './use-names.ts';

type Props = { log: Log };

/** Time before and after an entry in which the rest of its sign-in attempt is searched, in ms. */
const reach = 15 * 60_000;

/** The sign-in attempt that an entry belongs to, inferred from the entries around it. */
export function AttemptAround({ log }: Props) {
  const { t } = useTranslation();
  const { applicationId } = log.payload;
  const nearest = { applicationId, page: 1, page_size: maxPageSize };
  // The API returns the newest first, so the first page up to this entry holds the nearest ones before it.
  const before = useQuery(logQueries.list({ ...nearest, start_time: log.createdAt - reach, end_time: log.createdAt }));
  const after = useQuery(
    logQueries.list({ ...nearest, start_time: log.createdAt + 1, end_time: log.createdAt + reach }),
  );

  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {t('activity.diagnosis.attempt.title')}
      </Title>
      <Loaded
        query={before}
        waiting={<Skeleton height={80} maw={480} role="status" aria-label={t('activity.diagnosis.attempt.loading')} />}
      >
        {(earlier) => {
          const entries = [...(after.data?.items ?? []), ...earlier.items];
          const attempt = foldAttempts(entries, { hasOlder: false, hasNewer: false })
            .filter(isAttempt)
            .find(({ steps }) => steps.some(({ id }) => id === log.id));
          const isPartial =
            earlier.total > earlier.items.length || (after.data?.total ?? 0) > (after.data?.items.length ?? 0);
          return (
            <>
              {attempt === undefined ? (
                <Text size="sm">{t('activity.diagnosis.attempt.alone')}</Text>
              ) : (
                <AttemptOf attempt={attempt} currentId={log.id} />
              )}
              <Text size="xs" c="dimmed">
                {t('activity.attempts.inferred')} {isPartial && t('activity.diagnosis.attempt.partial')}
              </Text>
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

function AttemptOf({ attempt, currentId }: { attempt: SignInAttempt; currentId: string }) {
  const { t } = useTranslation();
  const names = useNames(attempt.steps);
  const problem = attemptProblem(attempt, t);
  return (
    <>
      <Text size="sm" className={classes.text}>
        {attemptSentence(attempt, t, names)}
        {problem !== undefined && ` (${problem})`}
      </Text>
      <AttemptSteps steps={attempt.steps} names={names} currentId={currentId} />
    </>
  );
}
