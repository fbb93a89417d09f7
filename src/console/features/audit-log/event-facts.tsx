import { Anchor, Code, Paper, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { hasText } from '#console/i18n/has-text.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { AuditOutcomeBadge } from '#console/shared/audit/audit-outcome.tsx';
import { countText, operatorText, refusalText } from '#console/shared/audit/event-texts.ts';
import { CopyableFact, Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { AuditEventDetails, AuditTarget } from '#contract/audit-log.ts';

import { useAccountNames } from './use-account-names.ts';

type Props = { event: AuditEventDetails };

/** Facts of an audit event, from time and operator to outcome and hash. */
export function AuditEventFacts({ event }: Props) {
  const { t, i18n } = useTranslation();
  const nameOf = useAccountNames([event]);
  const { operator, targetUserId, target, reason, values, outcome, requestId, method, route } = event;
  const count = countText(event, t, (value) => formatDateTime(value, i18n.language));
  const refusal = refusalText(event, t);
  const isReadable = values === 'readable' || values === 'none';

  return (
    <Paper withBorder p="md" component="section" aria-label={t('auditLog.entry.facts')}>
      <Facts>
        <Fact label={t('auditLog.entry.time')}>
          <Timestamp value={event.at} />
        </Fact>
        <Fact label={t('auditLog.entry.exactTime')}>
          <Code>{new Date(event.at).toISOString()}</Code>
        </Fact>
        <Fact label={t('auditLog.entry.operator')}>{operatorText(event, t)}</Fact>
        {event.approval !== null && (
          <Fact label={t('auditLog.entry.approval')}>
            {event.approval.by === null ? (
              t('auditLog.entry.noSecondOperator')
            ) : (
              <ForeignText>{shownName(event.approval.by.name, event.approval.by.subject)}</ForeignText>
            )}
          </Fact>
        )}
        {operator !== null && (
          <Fact label={t('auditLog.entry.subject')}>
            <Code>{operator.subject}</Code>
          </Fact>
        )}
        {targetUserId !== null && (
          <Fact label={t('auditLog.entry.account')}>
            <Anchor component={Link} to={paths.user(targetUserId)} size="sm" dir="auto">
              <ForeignText>{nameOf(event)}</ForeignText>
            </Anchor>
          </Fact>
        )}
        {target !== null && <Fact label={t('auditLog.entry.target')}>{targetText(target, t)}</Fact>}
        {count !== undefined && <Fact label={t('auditLog.column.action')}>{count}</Fact>}
        {(event.kind === 'write' || reason !== null) && (
          <Fact label={t('auditLog.entry.reason')} isWide>
            <ForeignText>{reason ?? t(isReadable ? 'auditLog.entry.noReason' : `audit.values.${values}`)}</ForeignText>
          </Fact>
        )}
        {event.kind === 'write' && (
          <Fact label={t('auditLog.entry.outcome')} isWide>
            <AuditOutcomeBadge entry={event} />
            <Text span size="sm">
              {outcome === null ? t('audit.outcome.unknownText') : refusal}
            </Text>
          </Fact>
        )}
        {event.kind !== 'write' && refusal !== undefined && (
          <Fact label={t('auditLog.entry.outcome')} isWide>
            {refusal}
          </Fact>
        )}
        {outcome !== null && outcome.code !== null && (
          <Fact label={t('auditLog.entry.code')}>
            <Code>{outcome.code}</Code>
          </Fact>
        )}
        {event.kind === 'write' && outcome !== null && (
          <Fact label={t('auditLog.entry.ended')}>
            <Timestamp value={outcome.at} />
          </Fact>
        )}
        {outcome !== null && outcome.durationMs !== null && (
          <Fact label={t('auditLog.entry.duration')}>{t('auditLog.entry.durationMs', { ms: outcome.durationMs })}</Fact>
        )}
        {method !== null && route !== null && (
          <Fact label={t('auditLog.entry.request')}>
            <Code>
              {method} {route}
            </Code>
          </Fact>
        )}
        {requestId !== null && (
          <CopyableFact
            label={t('auditLog.entry.requestId')}
            value={requestId}
            copyLabel={(value) => t('auditLog.entry.copyRequestId', { value })}
          />
        )}
        <Fact label={t('auditLog.entry.action')}>
          <Code>{event.action}</Code>
        </Fact>
        <Fact label={t('auditLog.entry.sequence')}>{event.sequence}</Fact>
        <CopyableFact
          label={t('auditLog.entry.hash')}
          isWide
          value={event.hash}
          copyLabel={(value) => t('auditLog.entry.copyHash', { value })}
        />
      </Facts>
    </Paper>
  );
}

function targetText({ type, id }: AuditTarget, t: TFunction): string {
  const key = `auditLog.target.${type}`;
  return hasText(key) ? `${t(key)} ${id}` : `${type} ${id}`;
}
