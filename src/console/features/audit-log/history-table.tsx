import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { insertable } from '#console/lib/insertable.ts';
import { paths } from '#console/lib/paths.ts';
import { sameJson } from '#console/lib/same-json.ts';
import {
  actionName,
  callerTexts,
  fieldName,
  operatorText,
  refusalText,
  valueText,
} from '#console/shared/audit/event-texts.ts';
import { membershipChange } from '#console/shared/audit/membership-change.ts';
import { namedValue, type NameOf, useRecordNames } from '#console/shared/audit/record-names.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { AccountChange } from '#contract/audit-log.ts';
import { maxPageSize } from '#contract/paging.ts';

import classes from './audit-log-table.module.css';
import { approvalText } from './audit-log-table.tsx';
import { type ComparedField, compareValues } from './compare-values.ts';
import { ReasonAndOperator, ReasonToTimeCells } from './event-cells.tsx';
import { FlowMembers, FlowRows, isFlow } from './flow-rows.tsx';

type Props = { userId: string; events: readonly AccountChange[]; isStale: boolean };

/** Table of what operators changed on a user. Actions link to the audit event for those who may read it. */
export function HistoryTable({ userId, events, isStale }: Props) {
  const { t } = useTranslation();
  const nameOf = useRecordNames(events);
  return (
    <DataTable
      label={t('auditLog.history.title')}
      isStale={isStale}
      head={
        <>
          <th>{t('auditLog.column.action')}</th>
          <th className={classes.wide}>{t('auditLog.column.operator')}</th>
          <th className={classes.wide}>{t('auditLog.column.reason')}</th>
          <th>{t('auditLog.column.outcome')}</th>
          <th className={classes.wide}>{t('auditLog.column.time')}</th>
        </>
      }
    >
      {events.map((event) =>
        isFlow(event) ? (
          <FlowRows key={event.flowId} event={event} userId={userId}>
            <MemberRows userId={userId} flowId={event.flowId} />
          </FlowRows>
        ) : (
          <ChangeRow key={event.sequence} event={event} nameOf={nameOf} userId={userId} />
        ),
      )}
    </DataTable>
  );
}

function MemberRows({ userId, flowId }: { userId: string; flowId: string }) {
  const members = useQuery(auditLogQueries.history(userId, { flow: flowId, page: 1, page_size: maxPageSize }));
  const nameOf = useRecordNames(members.data?.items ?? []);
  return (
    <FlowMembers flowId={flowId} query={members} columns={5}>
      {(events) =>
        events.map((event) => <ChangeRow key={event.sequence} event={event} nameOf={nameOf} userId={userId} isMember />)
      }
    </FlowMembers>
  );
}

type RowProps = {
  event: AccountChange;
  nameOf: NameOf;
  /** The account of the page. */
  userId: string;
  /** The event belongs to the guided flow in the row above. */
  isMember?: boolean;
};

function ChangeRow({ event, nameOf, userId, isMember = false }: RowProps) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const { may } = useOperator();
  const operator = operatorText(event, t);
  const details = [refusalText(event, t), approvalText(event, t), ...callerTexts(event, t, i18n.language)].filter(
    (text) => text !== undefined,
  );
  const action = actionName(event.action, t);
  const membership = membershipChange(event, nameOf, t);
  return (
    <tr>
      <th scope="row" className={isMember ? `${classes.action} ${classes.member}` : classes.action}>
        {may('audit:read') ? (
          <Link
            to={paths.auditEvent(event.sequence)}
            state={{ from: location.pathname + location.search }}
            title={event.action}
            className={classes.actionLink}
          >
            {action}
          </Link>
        ) : (
          <Text size="sm" fw={600} title={event.action}>
            {action}
          </Text>
        )}
        {event.targetUserId !== null && event.targetUserId !== userId && (
          <Text size="xs">
            <ForeignText>
              {t('auditLog.flow.onAccount', { name: shownName(event.targetName ?? '', event.targetUserId) })}
            </ForeignText>
          </Text>
        )}
        {membership !== undefined && (
          <Text size="xs">
            <ForeignText>{membership.text}</ForeignText>
          </Text>
        )}
        {compareValues(event)
          .filter(({ field }) => membership?.fields.includes(field) !== true)
          .filter((field) => isShown(field) && (hasValues(event) || !manner.has(field.field)))
          .map((field) => (
            <Text key={field.field} size="xs">
              {changeText(field, event, { t, nameOf })}
            </Text>
          ))}
        {details.map((text) => (
          <Text key={text} size="xs" c="dimmed">
            {text}
          </Text>
        ))}
        <div className={classes.narrow}>
          <ReasonAndOperator event={event} />
        </div>
      </th>
      <td className={classes.wide}>{operator}</td>
      <ReasonToTimeCells event={event} />
    </tr>
  );
}

/** A scheduled deletion, for example, suspends a user who may already be suspended. */
const isShown = ({ before, after, isSecret }: ComparedField): boolean =>
  isSecret || before === undefined || !sameJson(before, after);

/** Whether this operator may see the values. */
const hasValues = ({ before, after }: AccountChange): boolean => before !== null || after !== null;

/** Fields that say how an action was done, and nothing without their values. */
const manner: ReadonlySet<string> = new Set([
  'agent',
  'applicationId',
  'channel',
  'decision',
  'deleteAt',
  'expiresIn',
  'facts',
  'interactionEvent',
  'matches',
  'noteChange',
  'requestedAction',
  'requester',
  'restoreAt',
  'sentTo',
  'shown',
  'steps',
  'style',
  'userCannotRecover',
]);

/** Longest value in the table, in characters; the audit event shows it whole. */
const maxValueLength = 60;

type Texts = { t: TFunction; nameOf: NameOf };

/** The changed field, with its values before and after if this operator may see them. */
function changeText({ field, before, after, isSecret }: ComparedField, event: AccountChange, texts: Texts): string {
  const { t } = texts;
  const name = fieldName(field, t, event.route);
  if (isSecret) return t('auditLog.history.secret', { field: name });
  if (!hasValues(event)) return insertable(name);
  const value = shownText(field, after, texts);
  return before === undefined
    ? t('auditLog.history.recorded', { field: name, value })
    : t('auditLog.history.change', { field: name, before: shownText(field, before, texts), after: value });
}

function shownText(field: string, value: unknown, { t, nameOf }: Texts): string {
  const text = valueText(field, namedValue(field, value, nameOf), t) ?? t('auditLog.event.empty');
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}
