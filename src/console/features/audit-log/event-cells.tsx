import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { AuditOutcomeBadge, AuditReason } from '#console/shared/audit/audit-outcome.tsx';
import { operatorText } from '#console/shared/audit/event-texts.ts';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { AuditEvent } from '#contract/audit-log.ts';

import classes from './audit-log-table.module.css';

/** What columns hide on a small screen: reason, operator and time. */
export function ReasonAndOperator({ event }: { event: AuditEvent }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="xs">
        <AuditReason event={event} />
      </Text>
      <Text size="xs" c="dimmed">
        {operatorText(event, t)} · <Timestamp value={event.at} />
      </Text>
    </>
  );
}

/** The last columns of a table of audit events: reason, outcome and time. `outcome` replaces that of the event. */
export function ReasonToTimeCells({ event, outcome }: { event: AuditEvent; outcome?: ReactNode }) {
  return (
    <>
      <td className={classes.wide}>
        <div className={classes.reason}>
          <AuditReason event={event} />
        </div>
      </td>
      <td>{outcome ?? <AuditOutcomeBadge event={event} />}</td>
      <td className={classes.wide}>
        <Timestamp value={event.at} />
      </td>
    </>
  );
}
