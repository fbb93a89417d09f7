import { Text, Anchor, Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { insertable } from '#console/lib/insertable.ts';
import { paths } from '#console/lib/paths.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { entryOutcome } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';
import { isMasked } from '#contract/masking.ts';

import classes from './activity-table.module.css';
import type { Names } from './event-sentence.ts';

type RowFactsProps = {
  /** The entry that supplies app, address and time. */
  log: Log;
  userId: string | undefined;
  /** The identifier that was entered, if any. */
  account: string | undefined;
  names: Names;
  isForOneUser: boolean;
  /** The result. */
  children: ReactNode;
};

/** Table cells for user, app, IP address, result and time. */
export function RowFacts({ log, userId, account, names, isForOneUser, children }: RowFactsProps) {
  const { t } = useTranslation();
  const { applicationId, ip } = log.payload;
  return (
    <>
      {!isForOneUser && (
        <td className={classes.wide}>
          {userId === undefined ? (
            // Machine-to-machine entries have no user at all; only interactions have an unknown user.
            log.key.startsWith('Interaction.') && (
              <>
                <Text size="sm" c="dimmed">
                  {t('activity.unknownUser')}
                </Text>
                <PossibleAccount identifier={account} />
              </>
            )
          ) : (
            <AccountLink userId={userId} names={names} />
          )}
        </td>
      )}
      <td className={classes.wide}>
        {applicationId !== undefined && <ForeignText>{names.app(applicationId)}</ForeignText>}
      </td>
      <td className={classes.widest}>{ip}</td>
      <td>{children}</td>
      <td className={classes.wide}>
        <Timestamp value={log.createdAt} />
      </td>
    </>
  );
}

/** Link to the users that an attempt without a user may belong to. */
function PossibleAccount({ identifier }: { identifier: string | undefined }) {
  const { t } = useTranslation();
  if (identifier === undefined || isMasked(identifier)) return null;
  return (
    <Anchor
      component={Link}
      to={`${paths.users()}?${new URLSearchParams({ search: identifier })}`}
      size="sm"
      dir="auto"
      aria-label={t('activity.findAccount', { identifier })}
    >
      <ForeignText>{identifier}</ForeignText>
    </Anchor>
  );
}

type WhereAndWhenProps = { log: Log; names: Names; className: string | undefined };

/** Time and app in one line, for narrow screens. */
export function WhereAndWhen({ log: { createdAt, payload }, names, className }: WhereAndWhenProps) {
  return (
    <Text size="xs" c="dimmed" className={className}>
      <Timestamp value={createdAt} />
      {payload.applicationId !== undefined && ` · ${insertable(names.app(payload.applicationId))}`}
    </Text>
  );
}

type AccountLinkProps = { userId: string; names: Names };

/** A user's name, linked to the account; for a deleted user the ID, without a link. */
export function AccountLink({ userId, names }: AccountLinkProps) {
  const { t } = useTranslation();
  if (names.isDeleted(userId)) {
    return (
      <Text size="sm" span>
        {t('activity.deletedUser')}
        {t('common.gap')}
        <Text size="xs" c="dimmed" span>
          {userId}
        </Text>
      </Text>
    );
  }
  return (
    <Anchor component={Link} to={paths.user(userId)} size="sm" dir="auto">
      <ForeignText>{names.user(userId)}</ForeignText>
    </Anchor>
  );
}

type ResultBadgeProps = { log: Log };

const colors = { Success: 'green', Step: 'gray', Error: 'red' } as const;

/** Badge for success, failure or an intermediate step; an unknown result is shown unchanged. */
export function ResultBadge({ log }: ResultBadgeProps) {
  const { t } = useTranslation();
  const outcome = entryOutcome(log);
  const { result } = log.payload;
  const isKnown = result === 'Success' || result === 'Error';
  return (
    <Badge variant="light" color={colors[outcome]} tt="none" miw="max-content">
      {isKnown ? t(`activity.result.${outcome}`) : result}
    </Badge>
  );
}
