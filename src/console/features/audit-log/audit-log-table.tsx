import { Anchor, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { auditLogQueries, type AuditLogListQuery } from '#console/api/audit-log.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { actionName, callerTexts, operatorText, countText, refusalText } from '#console/shared/audit/event-texts.ts';
import { membershipChange } from '#console/shared/audit/membership-change.ts';
import { type NameOf, useRecordNames } from '#console/shared/audit/record-names.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { DataTable } from '#console/ui/data-table.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { AuditEvent } from '#contract/audit-log.ts';
import { maxPageSize, pageSizes } from '#contract/paging.ts';

import classes from './audit-log-table.module.css';
import { ReasonAndOperator, ReasonToTimeCells } from './event-cells.tsx';
import { FlowMembers, FlowRows, isFlow } from './flow-rows.tsx';
import { foldOpenings, isOpenings, type Openings } from './fold-openings.ts';
import { useAccountNames } from './use-account-names.ts';

type Props = {
  query: AuditLogListQuery;
  events: readonly AuditEvent[];
  /** Folds runs of opened accounts. */
  isFolded: boolean;
  isStale: boolean;
};

/** Table of audit events, each linked to its details. */
function AuditLogTable({ query, events, isFolded, isStale }: Props) {
  const { t } = useTranslation();
  const nameOf = useAccountNames(events);
  const recordName = useRecordNames(events);
  return (
    <DataTable
      label={t('auditLog.title')}
      isStale={isStale}
      head={
        <>
          <th>{t('auditLog.column.action')}</th>
          <th className={classes.wide}>{t('auditLog.column.account')}</th>
          <th className={classes.wide}>{t('auditLog.column.operator')}</th>
          <th className={classes.wide}>{t('auditLog.column.reason')}</th>
          <th>{t('auditLog.column.outcome')}</th>
          <th className={classes.wide}>{t('auditLog.column.time')}</th>
        </>
      }
    >
      {(isFolded ? foldOpenings(events) : events).map((item) =>
        isOpenings(item) ? (
          <OpeningsRows key={item[0].sequence} openings={item} nameOf={nameOf} recordName={recordName} />
        ) : isFlow(item) ? (
          <FlowRows
            key={item.flowId}
            event={item}
            userId={item.targetUserId}
            account={item.flow.jobId === undefined && <AccountLink event={item} accountName={nameOf(item)} />}
          >
            <MemberRows query={query} flowId={item.flowId} />
          </FlowRows>
        ) : (
          <AuditEventRow key={item.sequence} event={item} accountName={nameOf(item)} recordName={recordName} />
        ),
      )}
    </DataTable>
  );
}

function MemberRows({ query, flowId }: { query: AuditLogListQuery; flowId: string }) {
  const members = useQuery(auditLogQueries.list({ ...query, flow: flowId, page: 1, page_size: maxPageSize }));
  const events = members.data?.items ?? [];
  const nameOf = useAccountNames(events);
  const recordName = useRecordNames(events);
  return (
    <FlowMembers flowId={flowId} query={members} columns={6}>
      {(found) =>
        found.map((event) => (
          <AuditEventRow
            key={event.sequence}
            event={event}
            accountName={nameOf(event)}
            recordName={recordName}
            isMember
          />
        ))
      }
    </FlowMembers>
  );
}

type OpeningsProps = { openings: Openings; nameOf: (event: AuditEvent) => string; recordName: NameOf };

/** A run of opened accounts as one row, which unfolds into its events. */
function OpeningsRows({ openings, nameOf, recordName }: OpeningsProps) {
  const { t } = useTranslation();
  const [isOpen, { toggle }] = useDisclosure(false);
  const [newest] = openings;
  const operator = operatorText(newest, t);
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr>
        <th scope="row" className={classes.action}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            ms={-8}
            aria-expanded={isOpen}
            leftSection={<Icon size={14} aria-hidden />}
            onClick={toggle}
          >
            {t('auditLog.openings', { count: openings.length })}
          </Button>
          <Text size="xs" c="dimmed" className={classes.narrow}>
            {operator} · <Timestamp value={newest.at} />
          </Text>
        </th>
        <td className={classes.wide}>–</td>
        <td className={classes.wide}>{operator}</td>
        <td className={classes.wide}>–</td>
        <td>–</td>
        <td className={classes.wide}>
          <Timestamp value={newest.at} />
        </td>
      </tr>
      {isOpen &&
        openings.map((event) => (
          <AuditEventRow key={event.sequence} event={event} accountName={nameOf(event)} recordName={recordName} />
        ))}
    </>
  );
}

type AccountLinkProps = { event: AuditEvent; accountName: string };

function AccountLink({ event: { targetUserId }, accountName }: AccountLinkProps) {
  if (targetUserId === null) return null;
  return (
    <Anchor component={Link} to={paths.user(targetUserId)} size="sm" dir="auto">
      <ForeignText>{accountName}</ForeignText>
    </Anchor>
  );
}

type RowProps = AccountLinkProps & {
  recordName: NameOf;
  /** The event belongs to the guided flow in the row above. */
  isMember?: boolean;
};

function AuditEventRow({ event, accountName, recordName, isMember = false }: RowProps) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const time = (value: number) => formatDateTime(value, i18n.language);
  const operator = operatorText(event, t);
  const details = [
    membershipChange(event, recordName, t)?.text,
    countText(event, t, time),
    refusalText(event, t),
    approvalText(event, t),
    ...callerTexts(event, t, i18n.language),
  ].filter((text) => text !== undefined);

  const account = <AccountLink event={event} accountName={accountName} />;
  return (
    <tr>
      <th scope="row" className={isMember ? `${classes.action} ${classes.member}` : classes.action}>
        <Link
          to={paths.auditEvent(event.sequence)}
          state={{ from: location.pathname + location.search }}
          title={event.action}
          className={classes.actionLink}
        >
          {actionName(event.action, t)}
        </Link>
        {details.map((text) => (
          <Text key={text} size="xs" c="dimmed">
            {text}
          </Text>
        ))}
        <div className={classes.narrow}>
          {account}
          <ReasonAndOperator event={event} />
        </div>
      </th>
      <td className={classes.wide}>{account}</td>
      <td className={classes.wide}>{operator}</td>
      <ReasonToTimeCells event={event} />
    </tr>
  );
}

/** Returns who approved the action; undefined when it needed no approval. */
export function approvalText({ approval }: AuditEvent, t: TFunction): string | undefined {
  if (approval === null) return undefined;
  const { by } = approval;
  if (by === null) return t('auditLog.event.noSecondOperator');
  return t('auditLog.event.approvedBy', { name: shownName(by.name, by.subject) });
}

type AuditLogPagesProps = {
  query: AuditLogListQuery;
  isFiltered: boolean;
  hrefFor: (page: number) => string;
  onPageSize: (pageSize: number) => void;
};

/** One page of audit events, newest first, with the pager. */
export function AuditLogPages({ query, isFiltered, hrefFor, onPageSize }: AuditLogPagesProps) {
  const { t } = useTranslation();
  const auditLog = useQuery(auditLogQueries.list({ ...query, grouped: 'true' }));
  const emptyText = (total: number) => {
    if (total > 0) return t('auditLog.empty.beyond');
    return t(isFiltered ? 'auditLog.empty.filtered' : 'auditLog.empty.text');
  };
  return (
    <Loaded query={auditLog} waiting={<TableSkeleton rows={query.page_size} />}>
      {({ items, total, isCapped }) => (
        <>
          {items.length === 0 ? (
            <EmptyState title={t('auditLog.empty.title')}>{emptyText(total)}</EmptyState>
          ) : (
            <AuditLogTable
              query={query}
              events={items}
              isFolded={query.action === undefined}
              isStale={auditLog.isPlaceholderData}
            />
          )}
          <Pager
            isStale={auditLog.isPlaceholderData}
            page={query.page}
            pageSize={query.page_size}
            pageSizes={pageSizes}
            total={total}
            isCapped={isCapped}
            hrefFor={hrefFor}
            onPageSize={onPageSize}
          />
        </>
      )}
    </Loaded>
  );
}
