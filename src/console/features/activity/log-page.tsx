import { Anchor, Code, Group, Paper, Stack, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { ApiError } from '#console/data/api-error.ts';
import { displayName } from '#console/data/display-name.ts';
import { explainError } from '#console/data/explain-error.ts';
import { logQueries } from '#console/data/logs.ts';
import { userQueries } from '#console/data/users.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-address.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { Fact, Facts } from '#console/ui/facts.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { type Log, typedIdentifier } from '#contract/logs.ts';

import { deviceName } from './device-name.ts';
import { eventName } from './event-name.ts';
import { failureReason } from '#console/parts/failure-reason.ts';
import classes from './log-page.module.css';
import { ResultBadge } from './result-badge.tsx';
import { useAppName } from '#console/parts/use-app-name.ts';

/** One entry of the audit log: what it says in words, and the payload as it is. */
export function LogPage() {
  const { t } = useTranslation();
  const { logId = '' } = useParams();
  const location = useLocation();
  const log = useQuery(logQueries.detail(logId));
  const isMissing = log.error instanceof ApiError && log.error.status === 404;

  return (
    <Stack>
      <Anchor component={Link} to={returnAddress(location.state) ?? paths.activity()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('activity.entry.back')}
      </Anchor>
      {isMissing && (
        <EmptyState title={<PageTitle>{t('activity.entry.notFoundTitle')}</PageTitle>}>
          {t('activity.entry.notFoundText', { id: logId })}
        </EmptyState>
      )}
      {log.isError && !isMissing && <LoadFailed {...explainError(log.error, t)} onRetry={log.refetch} />}
      {log.isPending && <TableSkeleton rows={10} />}
      {log.isSuccess && <Entry log={log.data} />}
    </Stack>
  );
}

function Entry({ log }: { log: Log }) {
  const { t } = useTranslation();
  const appName = useAppName();
  const { payload } = log;
  const { userId, applicationId, ip } = payload;
  const users = useQuery(userQueries.byIds(userId === undefined ? [] : [userId]));
  const user = userId === undefined ? undefined : users.data?.get(userId);
  const typed = typedIdentifier.safeParse(payload['payload']);
  const text = JSON.stringify(payload, null, 2);

  return (
    <>
      <PageTitle tab={`${eventName(log.key, t)} – ${t('activity.entry.title')}`}>{eventName(log.key, t)}</PageTitle>
      <Paper withBorder p="md">
        <Facts>
          <Fact label={t('activity.entry.result')}>
            <ResultBadge result={payload.result} />
          </Fact>
          {payload.error !== undefined && <Fact label={t('activity.entry.error')}>{failureReason(log, t)}</Fact>}
          <Fact label={t('activity.entry.time')}>
            <Timestamp value={log.createdAt} />
          </Fact>
          <Fact label={t('activity.entry.user')}>
            {userId === undefined ? (
              t('activity.unknownUser')
            ) : (
              <Anchor component={Link} to={paths.user(userId)} dir="auto">
                {user === undefined ? userId : displayName(user)}
              </Anchor>
            )}
          </Fact>
          {typed.success && <Fact label={t('activity.entry.typed')}>{typed.data.identifier.value}</Fact>}
          {applicationId !== undefined && <Fact label={t('activity.entry.app')}>{appName(applicationId)}</Fact>}
          {ip !== undefined && <Fact label={t('activity.entry.ip')}>{ip}</Fact>}
          {deviceName(payload) !== undefined && <Fact label={t('activity.entry.device')}>{deviceName(payload)}</Fact>}
          <Fact label={t('activity.entry.key')}>
            <Code>{log.key}</Code>
          </Fact>
          <Fact label={t('activity.entry.id')}>
            <Code>{log.id}</Code>
          </Fact>
        </Facts>
      </Paper>
      <Paper withBorder p="md" component="section" aria-label={t('activity.entry.payload')}>
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t('activity.entry.payload')}
          </Title>
          <CopyButton value={text} label={t('activity.entry.copyPayload')} />
        </Group>
        <Code block tabIndex={0} className={classes.payload}>
          {text}
        </Code>
      </Paper>
    </>
  );
}
