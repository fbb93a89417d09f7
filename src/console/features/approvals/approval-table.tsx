import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { Decision } from '#console/api/approvals.ts';
import { displayName } from '#console/api/display-name.ts';
import { userQueries } from '#console/api/users.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { actionName, failureText } from '#console/shared/audit/event-texts.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Approval, ApprovalState } from '#contract/approvals.ts';

import classes from './approvals.module.css';
import { DecideDialog } from './decide-dialog.tsx';
import { RequestedValues } from './requested-values.tsx';

type Props = { approvals: readonly Approval[] };

const colors = {
  pending: 'orange',
  approved: 'green',
  refused: 'red',
  used: 'gray',
  failed: 'red',
  withdrawn: 'gray',
  expired: 'gray',
} as const satisfies Record<ApprovalState, string>;

/** Table of approval requests, pending ones first. */
export function ApprovalTable({ approvals }: Props) {
  const { t } = useTranslation();
  const dialog = useDialog<Decision>();
  const users = useQuery(userQueries.byIds(approvals.flatMap(({ userIds }) => userIds.slice(0, 1))));
  const sorted = approvals.toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  const nameOf = (id: string) => {
    const user = users.data?.get(id);
    return user === undefined ? id : displayName(user);
  };
  return (
    <>
      <DataTable
        label={t('approvals.title')}
        isStale={false}
        head={
          <>
            <th>{t('approvals.column.action')}</th>
            <th className={classes.wide}>{t('approvals.column.user')}</th>
            <th className={classes.wide}>{t('approvals.column.requester')}</th>
            <th className={classes.wide}>{t('approvals.column.reason')}</th>
            <th>{t('approvals.column.state')}</th>
          </>
        }
      >
        {sorted.map((approval) => (
          <ApprovalRow
            key={approval.id}
            approval={approval}
            nameOf={nameOf}
            onDecide={(decision) => dialog.open(decision, approval.id)}
          />
        ))}
      </DataTable>
      {(['approve', 'refuse'] as const).map((decision) => (
        <DecideDialog
          key={decision}
          approval={approvals.find(({ id }) => id === dialog.subjectOf(decision))}
          decision={decision}
          nameOf={nameOf}
          onClose={dialog.close}
        />
      ))}
    </>
  );
}

const isOpen = ({ state }: Approval) => state === 'pending';

type RowProps = { approval: Approval; nameOf: (userId: string) => string; onDecide: (decision: Decision) => void };

function ApprovalRow({ approval, nameOf, onDecide }: RowProps) {
  const { t, i18n } = useTranslation();
  const { may } = useOperator();
  const { action, because, userIds, requester, reason, isOwn, state, decidedBy, failure } = approval;
  const [userId] = userIds;
  const name = shownName(requester.name, requester.subject);
  const values = { action: actionName(action, t), name };
  const user =
    userId === undefined ? null : userIds.length > 1 ? (
      t('approvals.users', { count: userIds.length })
    ) : (
      <Anchor component={Link} to={paths.user(userId)} size="sm" dir="auto">
        <ForeignText>{nameOf(userId)}</ForeignText>
      </Anchor>
    );
  return (
    <tr>
      <th scope="row" className={classes.action}>
        <Text size="sm" fw={600}>
          {values.action}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`approvals.why.${because}`)}
        </Text>
        <RequestedValues approval={approval} size="xs" />
        <div className={classes.narrow}>
          {user}
          <Text size="xs">{reason && <ForeignText>{reason}</ForeignText>}</Text>
          <Text size="xs" c="dimmed">
            {isOwn ? t('approvals.own') : <ForeignText>{name}</ForeignText>} ·{' '}
            <Timestamp value={approval.requestedAt} />
          </Text>
        </div>
      </th>
      <td className={classes.wide}>{user}</td>
      <td className={classes.wide}>
        {isOwn ? t('approvals.own') : <ForeignText>{name}</ForeignText>}
        <Text size="xs" c="dimmed">
          <Timestamp value={approval.requestedAt} />
        </Text>
      </td>
      <td className={classes.wide}>
        <div className={classes.reason}>{reason && <ForeignText>{reason}</ForeignText>}</div>
      </td>
      <td>
        <Badge color={colors[state]} variant="light" tt="none" miw="max-content">
          {t(`approvals.state.${state}`)}
        </Badge>
        {decidedBy !== null && (
          <Text size="xs" c="dimmed">
            {t('approvals.by', { name: shownName(decidedBy.name, decidedBy.subject) })}
          </Text>
        )}
        {state === 'failed' && <Text size="xs">{failureText(failure, t)}</Text>}
        {(state === 'pending' || state === 'approved') && (
          <Text size="xs" c="dimmed">
            {t('approvals.until', { time: formatDateTime(approval.expiresAt, i18n.language) })}
          </Text>
        )}
        {state === 'pending' && !isOwn && may('approvals:decide') && (
          <Group gap="xs" mt={4}>
            <Button
              size="xs"
              aria-description={t('approvals.approve.description', values)}
              onClick={() => onDecide('approve')}
            >
              {t('approvals.approve.button')}
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-description={t('approvals.refuse.description', values)}
              onClick={() => onDecide('refuse')}
            >
              {t('approvals.refuse.button')}
            </Button>
          </Group>
        )}
      </td>
    </tr>
  );
}
