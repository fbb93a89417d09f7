import { Anchor, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { failureReason } from '#console/api/failure-reason.ts';
import { logQueries } from '#console/api/logs.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-to-list.ts';
import { deviceName } from '#console/shared/account/device-name.ts';
import { eventName } from '#console/shared/activity/event-key.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { entryOutcome } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';

import { AccountLink, ResultBadge } from './entry-facts.tsx';
import { eventSentence } from './event-sentence.ts';
import { FailureDiagnosis } from './failure-diagnosis.tsx';
import classes from './log-page.module.css';
import { submittedIdentifierValue } from './log-payload.ts';
import { useNames } from './use-names.ts';

/** Details of one activity entry: a sentence, facts, the diagnosis of a failure, and the raw payload. */
export function LogPage() {
  const { t } = useTranslation();
  const { logId = '' } = useParams();
  const location = useLocation();
  const log = useQuery(logQueries.detail(logId));

  return (
    <Stack>
      <Anchor component={Link} to={returnAddress(location.state) ?? paths.activity()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('activity.entry.back')}
      </Anchor>
      <Loaded
        query={log}
        waiting={<TableSkeleton rows={10} />}
        missing={
          <EmptyState title={<PageTitle>{t('activity.entry.notFoundTitle')}</PageTitle>}>
            {t('activity.entry.notFoundText', { id: logId })}
          </EmptyState>
        }
      >
        {(found) => <Entry log={found} />}
      </Loaded>
    </Stack>
  );
}

function Entry({ log }: { log: Log }) {
  const { t } = useTranslation();
  const names = useNames([log]);
  const { payload } = log;
  const outcome = entryOutcome(log);
  const { userId, applicationId, ip } = payload;
  const typed = submittedIdentifierValue(log);
  const device = payload.userAgent === undefined ? undefined : deviceName(payload.userAgent, t);
  const text = JSON.stringify(payload, null, 2);

  return (
    <>
      <PageTitle tab={`${eventName(log.key, t)} – ${t('activity.entry.title')}`}>{eventName(log.key, t)}</PageTitle>
      <Text className={classes.sentence}>{eventSentence(log, t, names)}</Text>
      <Paper withBorder p="md">
        <Facts>
          <Fact label={t('activity.entry.result')}>
            <ResultBadge log={log} />
          </Fact>
          {payload.error !== undefined && (
            <Fact label={t(outcome === 'Step' ? 'activity.entry.next' : 'activity.entry.error')}>
              {failureReason(log, t)}
            </Fact>
          )}
          <Fact label={t('activity.entry.time')}>
            <Timestamp value={log.createdAt} />
          </Fact>
          <Fact label={t('activity.entry.user')}>
            {userId === undefined ? t('activity.unknownUser') : <AccountLink userId={userId} names={names} />}
          </Fact>
          {typed !== undefined && (
            <Fact label={t('activity.entry.typed')}>
              <ForeignText>{typed}</ForeignText>
            </Fact>
          )}
          {applicationId !== undefined && (
            <Fact label={t('activity.entry.app')}>
              <ForeignText>{names.app(applicationId)}</ForeignText>
            </Fact>
          )}
          {ip !== undefined && <Fact label={t('activity.entry.ip')}>{ip}</Fact>}
          {device !== undefined && (
            <Fact label={t('activity.entry.device')}>
              <ForeignText>{device}</ForeignText>
            </Fact>
          )}
          <Fact label={t('activity.entry.key')}>
            <Code>{log.key}</Code>
          </Fact>
          <Fact label={t('activity.entry.id')}>
            <Code>{log.id}</Code>
          </Fact>
        </Facts>
      </Paper>
      {outcome === 'Error' && payload.error !== undefined && <FailureDiagnosis key={log.id} log={log} />}
      <Paper withBorder p="md" component="section" aria-label={t('activity.entry.payload')}>
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t('activity.entry.payload')}
          </Title>
          <CopyButton value={text} label={t('activity.entry.copyPayload')} />
        </Group>
        <Code block tabIndex={0} className={classes.payload}>
          <ForeignText>{text}</ForeignText>
        </Code>
      </Paper>
    </>
  );
}
