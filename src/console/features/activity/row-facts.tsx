import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Log } from '#contract/logs.ts';

import { AccountLink } from './account-link.tsx';
import classes from './activity-table.module.css';
import type { Names } from './event-sentence.ts';

type Props = {
  /** The entry that says where and when. */
  log: Log;
  userId: string | undefined;
  names: Names;
  isForOneUser: boolean;
  /** How it came out. */
  children: ReactNode;
};

/** The cells beside what happened: who, where from, with what result, when. */
export function RowFacts({ log, userId, names, isForOneUser, children }: Props) {
  const { t } = useTranslation();
  const { applicationId, ip } = log.payload;
  return (
    <>
      {!isForOneUser && (
        <td className={classes.wide}>
          {userId === undefined ? (
            // Machines have no user; a person who is not known yet, or never was, is worth saying.
            log.key.startsWith('Interaction.') && (
              <Text size="sm" c="dimmed">
                {t('activity.unknownUser')}
              </Text>
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
