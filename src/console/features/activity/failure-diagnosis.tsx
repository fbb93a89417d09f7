import { Paper, Stack, Text, Title, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { failureReason } from '#console/api/failure-reason.ts';
import { logQueries } from '#console/api/logs.ts';
import { hasText, spaced } from '#console/i18n/has-text.ts';
import { readEventKey } from '#console/shared/activity/event-key.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { entryErrorCode, isFailure } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';

import { AccountNow } from './account-now.tsx';
import { attemptSentence, attemptProblem } from './attempt-sentence.ts';
import classes from './attempt-steps.module.css';
import { AttemptSteps } from './attempt-steps.tsx';
import { submittedIdentifierValue } from './log-payload.ts';
import { foldAttempts, isAttempt, type SignInAttempt } from './sign-in-attempts.ts';
import { useNames } from './use-names.ts';

type Props = { log: Log };

/** Why an entry failed, the state of the account, and links to the fix. Each part loads independently. */
export function FailureDiagnosis({ log }: Props) {
  const { t } = useTranslation();
  const event = readEventKey(log.key);
  const title = t(`activity.diagnosis.title.${'flow' in event ? event.flow : 'other'}`);
  const isInteraction = log.key.startsWith('Interaction.');
  const identifier = submittedIdentifierValue(log);

  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="md">
        <Stack gap={4}>
          <Title order={2} size="h5">
            {title}
          </Title>
          <Text size="sm">{adviceFor(log, t)}</Text>
        </Stack>
        {isInteraction && <AccountNow log={log} />}
        {identifier !== undefined && <OtherFailures log={log} identifier={identifier} />}
        {isInteraction && <AttemptAround log={log} />}
      </Stack>
    </Paper>
  );
}

function adviceFor(log: Log, t: TFunction): string {
  const code = entryErrorCode(log);
  const advice = `activity.diagnosis.advice.${spaced(code ?? '')}`;
  if (code !== undefined && hasText(advice)) return t(advice);
  if (code !== undefined) return t('activity.diagnosis.unknownCode', { code });
  return failureReason(log, t) ?? t('activity.diagnosis.noReason');
}

type OtherFailuresProps = { log: Log; identifier: string };

const day = 24 * 60 * 60_000;

/** Failed attempts with the same identifier in the day before: a forgotten password, or password guessing. */
function OtherFailures({ log, identifier }: OtherFailuresProps) {
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
                  })}
              {t('common.gap')}
              {total > items.length && t('activity.diagnosis.others.partial', { count: items.length })}
            </Text>
          );
        }}
      </Loaded>
    </Stack>
  );
}

type AttemptAroundProps = { log: Log };

/** Time before and after an entry in which the rest of its sign-in attempt is searched, in ms. */
const reach = 15 * 60_000;

/** The sign-in attempt that an entry belongs to, inferred from the entries around it. */
function AttemptAround({ log }: AttemptAroundProps) {
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
                {t('activity.attempts.inferred')}
                {t('common.gap')}
                {isPartial && t('activity.diagnosis.attempt.partial')}
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
        {problem === undefined
          ? attemptSentence(attempt, t, names)
          : t('controls.withAddition', { text: attemptSentence(attempt, t, names), addition: problem })}
      </Text>
      <AttemptSteps steps={attempt.steps} names={names} currentId={currentId} />
    </>
  );
}
