import { Badge, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { spelledOut } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { ListedSession } from '#contract/operator-sessions.ts';

import classes from './operators.module.css';

type Props = { sessions: readonly ListedSession[]; onEnd: (kind: 'end' | 'end-all', session: ListedSession) => void };

export function OperatorSessionTable({ sessions, onEnd }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <DataTable
      label={t('operators.table')}
      isStale={false}
      head={
        <>
          <th>{t('operators.column.operator')}</th>
          <th className={classes.wide}>{t('operators.column.role')}</th>
          <th className={classes.wide}>{t('operators.column.signedIn')}</th>
          <th className={classes.wide}>{t('operators.column.lastSeen')}</th>
          <th className={classes.wide}>{t('operators.column.address')}</th>
          <th className={classes.action}>
            <VisuallyHidden>{t('operators.column.actions')}</VisuallyHidden>
          </th>
        </>
      }
    >
      {sessions.map((session) => {
        const { id, operator, signedInAt, seenAt, address, isOwn } = session;
        const name = shownName(operator.name, operator.subject);
        const role = t(`session.role.${operator.role}`);
        const time = formatDateTime(signedInAt, i18n.language);
        return (
          <tr key={id}>
            <th scope="row" className={classes.rowHead}>
              <Group gap="xs">
                <bdi className={classes.name}>{spelledOut(name)}</bdi>
                {isOwn && (
                  <Badge variant="light" tt="none">
                    {t('operators.own')}
                  </Badge>
                )}
              </Group>
              <div className={classes.narrow}>
                <Text size="xs" c="dimmed">
                  {[role, address].filter(Boolean).join(' · ')}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('operators.signedInAt', { time })}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('operators.lastSeenAt', { time: formatDateTime(seenAt, i18n.language) })}
                </Text>
              </div>
            </th>
            <td className={classes.wide}>{role}</td>
            <td className={classes.wide}>
              <Timestamp value={signedInAt} />
            </td>
            <td className={classes.wide}>
              <Timestamp value={seenAt} />
            </td>
            <td className={classes.wide}>{address ?? t('operators.unknownAddress')}</td>
            <td className={classes.action}>
              <div className={classes.buttons}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('operators.revokeNamed', { name, time })}
                  onClick={() => onEnd('end', session)}
                >
                  {t('operators.revoke')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('operators.revokeAllNamed', { name })}
                  onClick={() => onEnd('end-all', session)}
                >
                  {t('operators.revokeAll')}
                </Button>
              </div>
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}
