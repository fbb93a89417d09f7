import { Badge, Text } from '@mantine/core';
import { IconUserShield } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { formatDateTime } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { AuditOutcomeBadge, AuditReason } from '#console/shared/audit/audit-outcome.tsx';
import { actionName, operatorText, countText, refusalText } from '#console/shared/audit/event-texts.ts';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { AuditEvent } from '#contract/audit-log.ts';

import classes from './activity-table.module.css';

type Props = { entry: AuditEvent };

/** An operator action on this user, from Usher's audit log, marked to distinguish it from Logto's entries. */
export function ActionRow({ entry }: Props) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const details = [countText(entry, t, (value) => formatDateTime(value, i18n.language)), refusalText(entry, t)].filter(
    (text) => text !== undefined,
  );
  return (
    <tr className={classes.action}>
      <th scope="row" className={classes.event}>
        <div className={classes.actionName}>
          <Badge variant="default" tt="none" miw="max-content" leftSection={<IconUserShield size={12} aria-hidden />}>
            {t('activity.actions.operator')}
          </Badge>
          <Link
            to={paths.auditEvent(entry.sequence)}
            state={{ from: location.pathname + location.search }}
            title={entry.action}
            className={classes.eventLink}
          >
            {actionName(entry.action, t)}
          </Link>
        </div>
        <Text size="sm">{operatorText(entry, t)}</Text>
        <Text size="sm">
          <AuditReason event={entry} />
        </Text>
        {details.map((text) => (
          <Text key={text} size="xs" c="dimmed">
            {text}
          </Text>
        ))}
        <Text size="xs" c="dimmed" className={classes.narrow}>
          <Timestamp value={entry.at} />
        </Text>
      </th>
      <td className={classes.wide}>{t('activity.actions.app')}</td>
      <td className={classes.widest}>–</td>
      <td>
        <AuditOutcomeBadge event={entry} />
      </td>
      <td className={classes.wide}>
        <Timestamp value={entry.at} />
      </td>
    </tr>
  );
}
