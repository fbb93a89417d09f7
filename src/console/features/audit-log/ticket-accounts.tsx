import { Anchor, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { displayName } from '#console/api/display-name.ts';
import { noteQueries } from '#console/api/notes.ts';
import { userQueries } from '#console/api/users.ts';
import { insertable } from '#console/lib/insertable.ts';
import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import type { AuditEvent } from '#contract/audit-log.ts';
import { type Note, noteSearchLength } from '#contract/notes.ts';

import { accountsOf, type TicketAccount } from './accounts-of.ts';
import classes from './ticket-accounts.module.css';

type Props = { ticket: string };

/** All accounts of a ticket, from the audit log and from notes. */
export function TicketAccounts({ ticket }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const mayReadNotes = may('notes:read') && may('users:unmask');
  const events = useQuery(auditLogQueries.ofTicket(ticket));
  const isSearchable = ticket.length >= noteSearchLength.min && ticket.length <= noteSearchLength.max;
  const notes = useQuery({ ...noteQueries.search(ticket), enabled: mayReadNotes && isSearchable });
  return (
    <SectionCard title={t('auditLog.ticketAccounts.title', { ticket: insertable(ticket) })}>
      <Loaded
        query={events}
        waiting={<Skeleton height={24} maw={320} role="status" aria-label={t('common.loading')} />}
      >
        {(found) => (
          <>
            <Accounts events={found.events} notes={notes.data ?? []} />
            {!found.isComplete && (
              <Text size="xs" c="dimmed">
                {t('auditLog.ticketAccounts.partial', { count: found.events.length })}
              </Text>
            )}
          </>
        )}
      </Loaded>
    </SectionCard>
  );
}

function Accounts({ events, notes }: { events: readonly AuditEvent[]; notes: readonly Note[] }) {
  const { t } = useTranslation();
  const accounts = accountsOf(events, notes);
  const users = useQuery(userQueries.byIds(accounts.map(({ userId }) => userId)));
  const nameOf = ({ userId, recordedName }: TicketAccount) => {
    const user = users.data?.get(userId);
    return user === undefined ? (recordedName ?? userId) : displayName(user);
  };
  if (accounts.length === 0) return <Text size="sm">{t('auditLog.ticketAccounts.none')}</Text>;
  return (
    <ul className={classes.list}>
      {accounts.map((account) => (
        <Group component="li" key={account.userId} gap="xs">
          <Anchor component={Link} to={paths.user(account.userId)} size="sm" dir="auto">
            <ForeignText>{nameOf(account)}</ForeignText>
          </Anchor>
          {account.events > 0 && (
            <Text size="xs" c="dimmed">
              {t('auditLog.ticketAccounts.events', { count: account.events })}
            </Text>
          )}
          {account.isInNotes && (
            <Anchor component={Link} to={paths.userNotes(account.userId)} size="xs">
              {t('auditLog.ticketAccounts.inNotes')}
            </Anchor>
          )}
        </Group>
      ))}
    </ul>
  );
}
