import { Anchor, Badge, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { explainError } from '#console/api/explain-error.ts';
import type { Page } from '#console/api/http.ts';
import { userQueries } from '#console/api/users.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { outcomeColors } from '#console/shared/audit/audit-outcome.tsx';
import { operatorText } from '#console/shared/audit/event-texts.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { type AuditEvent, type AuditFlow, auditOutcomes } from '#contract/audit-log.ts';
import { flowPermission, guidedFlows } from '#contract/guided-flows.ts';

import classes from './audit-log-table.module.css';
import { ReasonAndOperator, ReasonToTimeCells } from './event-cells.tsx';

/** The newest event of a guided flow, which stands for all of them. */
export type FlowEvent = AuditEvent & { flow: AuditFlow; flowId: string };

export const isFlow = (event: AuditEvent): event is FlowEvent => event.flow !== undefined && event.flowId !== null;

type Props = {
  event: FlowEvent;
  /** Cell of the account, in tables of several accounts. */
  account?: ReactNode;
  /** The account of the page or the row; the row names the others of the flow. */
  userId: string | null;
  /** Rows of the events, rendered while the row is open. */
  children: ReactNode;
};

/** A guided flow as one row, which unfolds into its events. */
export function FlowRows({ event, account, userId, children }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const [isOpen, { toggle }] = useDisclosure(false);
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
            h="auto"
            aria-expanded={isOpen}
            leftSection={<Icon size={14} aria-hidden />}
            classNames={{ label: classes.flowTitle }}
            onClick={toggle}
          >
            {flowTitle(event.flow, t)}
          </Button>
          <OtherAccounts flow={event.flow} userId={userId} />
          {event.flow.jobId !== undefined && may('jobs:run') && (
            <Text size="xs">
              <Anchor component={Link} to={paths.job(event.flow.jobId)} inherit>
                {t('auditLog.flow.openJob')}
              </Anchor>
            </Text>
          )}
          <div className={classes.narrow}>
            {account}
            <ReasonAndOperator event={event} />
          </div>
        </th>
        {account !== undefined && <td className={classes.wide}>{account}</td>}
        <td className={classes.wide}>{operatorText(event, t)}</td>
        <ReasonToTimeCells event={event} outcome={<FlowOutcome flow={event.flow} />} />
      </tr>
      {isOpen && children}
    </>
  );
}

type OtherAccountsProps = { flow: AuditFlow; userId: string | null };

/** The other accounts of a flow: linked, or that they were deleted. */
function OtherAccounts({ flow, userId }: OtherAccountsProps) {
  const { t } = useTranslation();
  const others = flow.accounts.filter((account) => account.userId !== userId);
  const users = useQuery(userQueries.byIds(others.filter(({ isDeleted }) => !isDeleted).map((other) => other.userId)));
  return others.map(({ userId: id, name, isDeleted }) => {
    const user = users.data?.get(id);
    const isGone = isDeleted || (users.isSuccess && !users.isPlaceholderData && user === undefined);
    const shown = user === undefined ? shownName(name ?? '', id) : displayName(user);
    return (
      <Text key={id} size="xs">
        {isGone ? (
          <ForeignText>{t('auditLog.flow.deletedAccount', { name: shown })}</ForeignText>
        ) : (
          <Anchor component={Link} to={paths.user(id)} inherit dir="auto">
            <ForeignText>{t('auditLog.flow.otherAccount', { name: shown })}</ForeignText>
          </Anchor>
        )}
      </Text>
    );
  });
}

type MembersProps<Event> = {
  flowId: string;
  /** The events of the flow, newest first. */
  query: UseQueryResult<Page<Event>>;
  columns: number;
  children: (events: readonly Event[]) => ReactNode;
};

/** The events of a flow as they are read, as rows of the same table. */
export function FlowMembers<Event>({ flowId, query, columns, children }: MembersProps<Event>) {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (query.data === undefined) {
    return (
      <tr>
        <td colSpan={columns}>
          {query.error === null ? (
            <Skeleton height={20} aria-busy />
          ) : (
            <LoadFailed {...explainError(query.error, t)} onRetry={query.refetch} />
          )}
        </td>
      </tr>
    );
  }
  const { items, total } = query.data;
  return (
    <>
      {children(items)}
      {total > items.length && (
        <tr>
          <td colSpan={columns} className={classes.member}>
            {may('audit:read') ? (
              <Anchor component={Link} to={paths.auditLogOfFlow(flowId)} size="sm">
                {t('auditLog.event.flowEvents')}
              </Anchor>
            ) : (
              <Text size="sm">{t('auditLog.flow.cut', { count: items.length })}</Text>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** Says which flow it was, and how many changes were or may have been carried out. */
function flowTitle({ action, outcomes, jobId }: AuditFlow, t: TFunction): string {
  const name = flowName(action, jobId);
  return t(`auditLog.flow.${name}`, { count: (outcomes.succeeded ?? 0) + (outcomes.unknown ?? 0) });
}

function flowName(action: string | null, jobId: string | undefined) {
  if (action === 'jobs:trial') return 'trial';
  if (action === 'jobs:discard') return 'discard';
  if (jobId !== undefined) return 'jobs';
  return guidedFlows.find((flow) => flowPermission(flow) === action) ?? 'other';
}

/** The outcome of all writes of a flow, or how many had each. */
function FlowOutcome({ flow: { outcomes } }: { flow: AuditFlow }) {
  const { t } = useTranslation();
  const found = auditOutcomes.flatMap((name) => {
    const count = outcomes[name] ?? 0;
    return count === 0 ? [] : [{ name, count }];
  });
  return (
    <Stack gap={4} align="flex-start">
      {found.map(({ name, count }) => (
        <Badge key={name} variant="light" color={outcomeColors[name]} tt="none" miw="max-content">
          {found.length === 1 ? t(`audit.outcome.${name}`) : t(`auditLog.flow.outcome.${name}`, { count })}
        </Badge>
      ))}
    </Stack>
  );
}
