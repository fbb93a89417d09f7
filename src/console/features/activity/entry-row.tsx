import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { failureReason } from '#console/shared/account/failure-reason.ts';
import type { Log } from '#contract/logs.ts';

import classes from './activity-table.module.css';
import { eventName } from './event-name.ts';
import { eventSentence, type Names } from './event-sentence.ts';
import { ResultBadge } from './result-badge.tsx';
import { RowFacts, WhereAndWhen } from './row-facts.tsx';

type Props = { log: Log; names: Names; isForOneUser: boolean };

/** One entry: its event as a sentence, linked to its details. */
export function EntryRow({ log, names, isForOneUser }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const reason = failureReason(log, t);
  return (
    <tr>
      <th scope="row" className={classes.event}>
        <Link
          to={paths.log(log.id)}
          state={{ from: location.pathname + location.search }}
          title={log.key}
          className={classes.eventLink}
        >
          {eventName(log.key, t)}
        </Link>
        <Text size="sm">{eventSentence(log, t, names)}</Text>
        {reason !== undefined && (
          <Text size="xs" c="dimmed">
            {reason}
          </Text>
        )}
        <WhereAndWhen log={log} names={names} className={classes.narrow} />
      </th>
      <RowFacts log={log} userId={log.payload.userId} names={names} isForOneUser={isForOneUser}>
        <ResultBadge log={log} />
      </RowFacts>
    </tr>
  );
}
