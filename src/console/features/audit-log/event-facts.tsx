import { Anchor, Code, Paper, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { hasText } from '#console/i18n/has-text.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { AuditOutcomeBadge } from '#console/shared/audit/audit-outcome.tsx';
import { callerTexts, countText, operatorText, refusalText } from '#console/shared/audit/event-texts.ts';
import { kindOfTarget, type NameOf, useRecordNames } from '#console/shared/audit/record-names.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { CopyableFact, Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { AuditEventDetails, AuditTarget } from '#contract/audit-log.ts';

import { useAccountNames } from './use-account-names.ts';

type Props = { event: AuditEventDetails };

/** Facts of an audit event, from time and operator to outcome and hash. */
export function AuditEventFacts({ event }: Props) {
  const { t, i18n } = useTranslation();
  const { may } = useOperator();
  const nameOf = useAccountNames([event]);
  const recordName = useRecordNames([event]);
  const { operator, targetUserId, target, reason, values, outcome, requestId, method, route } = event;
  const count = countText(event, t, (value) => formatDateTime(value, i18n.language));
  const refusal = refusalText(event, t);
  const isReadable = values === 'readable' || values === 'none';

  return (
    <Paper withBorder p="md" component="section" aria-label={t('auditLog.event.facts')}>
      <Facts>
        <Fact label={t('auditLog.event.time')}>
          <Timestamp value={event.at} />
        </Fact>
        <Fact label={t('auditLog.event.exactTime')}>
          <Code>{new Date(event.at).toISOString()}</Code>
        </Fact>
        <Fact label={t('auditLog.event.operator')}>{operatorText(event, t)}</Fact>
        {event.approval !== null && (
          <Fact label={t('auditLog.event.approval')}>
            {event.approval.by === null ? (
              t('auditLog.event.noSecondOperator')
            ) : (
              <ForeignText>{shownName(event.approval.by.name, event.approval.by.subject)}</ForeignText>
            )}
          </Fact>
        )}
        {operator !== null && (
          <Fact label={t('auditLog.event.subject')}>
            <Code>{operator.subject}</Code>
          </Fact>
        )}
        {targetUserId !== null && (
          <Fact label={t('auditLog.event.account')}>
            <Anchor component={Link} to={paths.user(targetUserId)} size="sm" dir="auto">
              <ForeignText>{nameOf(event)}</ForeignText>
            </Anchor>
          </Fact>
        )}
        {target !== null && (
          <Fact label={t('auditLog.event.target')}>
            {target.type === 'job' && may('jobs:run') ? (
              <Anchor component={Link} to={paths.job(target.id)} size="sm">
                {targetText(target, recordName, t)}
              </Anchor>
            ) : (
              <ForeignText>{targetText(target, recordName, t)}</ForeignText>
            )}
          </Fact>
        )}
        {event.caller.length > 0 && (
          <Fact label={t('auditLog.event.caller')}>{callerTexts(event, t, i18n.language).join(' · ')}</Fact>
        )}
        {count !== undefined && <Fact label={t('auditLog.column.action')}>{count}</Fact>}
        {(event.kind === 'write' || reason !== null) && (
          <Fact label={t('auditLog.event.reason')} isWide>
            <ForeignText>{reason ?? t(isReadable ? 'auditLog.event.noReason' : `audit.values.${values}`)}</ForeignText>
          </Fact>
        )}
        {event.kind === 'write' && (
          <Fact label={t('auditLog.event.outcome')} isWide>
            <AuditOutcomeBadge event={event} />
            <Text span size="sm">
              {outcome === null ? t('audit.outcome.unknownText') : refusal}
            </Text>
          </Fact>
        )}
        {event.kind !== 'write' && refusal !== undefined && (
          <Fact label={t('auditLog.event.outcome')} isWide>
            {refusal}
          </Fact>
        )}
        {outcome !== null && outcome.code !== null && (
          <Fact label={t('auditLog.event.code')}>
            <Code>{outcome.code}</Code>
          </Fact>
        )}
        {event.flowId !== null && (
          <Fact label={t('auditLog.event.flow')}>
            <Anchor component={Link} to={paths.auditLogOfFlow(event.flowId)} size="sm">
              {t('auditLog.event.flowEvents')}
            </Anchor>
          </Fact>
        )}
        {event.kind === 'write' && outcome !== null && (
          <Fact label={t('auditLog.event.ended')}>
            <Timestamp value={outcome.at} />
          </Fact>
        )}
        {outcome !== null && outcome.durationMs !== null && (
          <Fact label={t('auditLog.event.duration')}>{t('auditLog.event.durationMs', { ms: outcome.durationMs })}</Fact>
        )}
        {method !== null && route !== null && (
          <Fact label={t('auditLog.event.request')}>
            <Code>
              {method} {route}
            </Code>
          </Fact>
        )}
        {requestId !== null && (
          <CopyableFact
            label={t('auditLog.event.requestId')}
            value={requestId}
            copyLabel={(value) => t('auditLog.event.copyRequestId', { value })}
          />
        )}
        <Fact label={t('auditLog.event.action')}>
          <Code>{event.action}</Code>
        </Fact>
        <Fact label={t('auditLog.event.sequence')}>{event.sequence}</Fact>
        <CopyableFact
          label={t('auditLog.event.hash')}
          isWide
          value={event.hash}
          copyLabel={(value) => t('auditLog.event.copyHash', { value })}
        />
      </Facts>
    </Paper>
  );
}

/** The kind of the target, with its name and ID, or only its ID. */
function targetText({ type, id }: AuditTarget, nameOf: NameOf, t: TFunction): string {
  const key = `auditLog.target.${type}`;
  const kind = kindOfTarget(type);
  const values = { type: hasText(key) ? t(key) : type, id };
  const name = kind && nameOf(kind, id);
  return name === undefined
    ? t('auditLog.event.targetId', values)
    : t('auditLog.event.targetName', { ...values, name });
}
