import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { formatDateTime } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { countText } from '#console/shared/audit/count-text.ts';
import { actionName } from '#console/shared/audit/action-name.ts';
import { AuditOutcomeBadge } from '#console/shared/audit/audit-outcome-badge.tsx';
import { AuditReason } from '#console/shared/audit/audit-reason.tsx';
import { operatorText } from '#console/shared/operator/operator-text.ts';
import { refusalText } from '#console/shared/audit/refusal-text.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { AuditEvent } from '#contract/audit-log.ts';
import classes from './audit-log-table.module.css';
import { useAccountNames } from './use-account-names.ts';
import type { TFunction } from 'i18next';
import { shownName } from '#console/lib/identifying-text.ts';

type Props = {
  label: string;
  entries: readonly AuditEvent[];
  isStale: boolean;
};

/** Entries of the audit log, each with a link to its details. */
export function AuditLogTable({ label, entries, isStale }: Props) {
  const { t } = useTranslation();
  const nameOf = useAccountNames(entries);
  return (
    <DataTable
      label={label}
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
      {entries.map((entry) => (
        <EntryRow key={entry.sequence} entry={entry} accountName={nameOf(entry)} />
      ))}
    </DataTable>
  );
}

type RowProps = { entry: AuditEvent; accountName: string };

function EntryRow({ entry, accountName }: RowProps) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const { targetUserId } = entry;
  const time = (value: number) => formatDateTime(value, i18n.language);
  const operator = operatorText(entry, t);
  const details = [countText(entry, t, time), refusalText(entry, t), approvalText(entry, t)].filter(
    (text) => text !== undefined,
  );

  const account = targetUserId !== null && (
    <Anchor component={Link} to={paths.user(targetUserId)} size="sm" dir="auto">
      <ForeignText>{accountName}</ForeignText>
    </Anchor>
  );
  return (
    <tr>
      <th scope="row" className={classes.action}>
        <Link
          to={paths.auditEvent(entry.sequence)}
          state={{ from: location.pathname + location.search }}
          title={entry.action}
          className={classes.actionLink}
        >
          {actionName(entry.action, t)}
        </Link>
        {details.map((text) => (
          <Text key={text} size="xs" c="dimmed">
            {text}
          </Text>
        ))}
        <div className={classes.narrow}>
          {account}
          <Text size="xs">
            <AuditReason entry={entry} />
          </Text>
          <Text size="xs" c="dimmed">
            {operator} · <Timestamp value={entry.at} />
          </Text>
        </div>
      </th>
      <td className={classes.wide}>{account}</td>
      <td className={classes.wide}>{operator}</td>
      <td className={classes.wide}>
        <div className={classes.reason}>
          <AuditReason entry={entry} />
        </div>
      </td>
      <td>
        <AuditOutcomeBadge entry={entry} />
      </td>
      <td className={classes.wide}>
        <Timestamp value={entry.at} />
      </td>
    </tr>
  );
}

/** Who approved an action that needed it; undefined of one that needed nobody. */
function approvalText({ approval }: AuditEvent, t: TFunction): string | undefined {
  if (approval === null) return undefined;
  const { by } = approval;
  if (by === null) return t('auditLog.entry.noSecondOperator');
  return t('auditLog.entry.approvedBy', { name: shownName(by.name, by.subject) });
}
