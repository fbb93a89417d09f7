import { Button, Text, VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { formatRegion } from '#console/lib/format-region.ts';
import { insertable } from '#console/lib/insertable.ts';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Session } from '#contract/sessions.ts';

import { sessionDevice } from './session-device.ts';
import classes from './sessions.module.css';

type Props = { sessions: readonly Session[]; isReadOnly: boolean; onRevoke: (session: Session) => void };

export function SessionTable({ sessions, isReadOnly, onRevoke }: Props) {
  const { t, i18n } = useTranslation();
  const appName = useAppName();
  return (
    <DataTable
      label={t('sessions.table')}
      isStale={false}
      head={
        <>
          <th>{t('sessions.column.device')}</th>
          <th className={classes.wide}>{t('sessions.column.place')}</th>
          <th className={classes.wide}>{t('sessions.column.app')}</th>
          <th className={classes.wide}>{t('sessions.column.signedIn')}</th>
          <th className={classes.wide}>{t('sessions.column.expires')}</th>
          {!isReadOnly && (
            <th className={classes.action}>
              <VisuallyHidden>{t('sessions.column.actions')}</VisuallyHidden>
            </th>
          )}
        </>
      }
    >
      {sessions.map((session) => {
        const { payload, clientId, expiresAt } = session;
        const { name, hardware, userAgent } = sessionDevice(session, t);
        const [address, ...place] = sessionPlace(session, t, i18n.language);
        const signedInAt = payload.loginTs * 1000;
        return (
          <tr key={payload.uid}>
            <th scope="row" className={classes.rowHead}>
              <Text size="sm" className={classes.name} title={userAgent && insertable(userAgent)}>
                <ForeignText>{name}</ForeignText>
              </Text>
              {hardware !== undefined && (
                <Text size="xs" c="dimmed">
                  <ForeignText>{hardware}</ForeignText>
                </Text>
              )}
              <div className={classes.narrow}>
                <Text size="xs" c="dimmed">
                  {insertable([clientId !== null && appName(clientId), address, ...place].filter(Boolean).join(' · '))}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('sessions.signedInAt', { time: formatDateTime(signedInAt, i18n.language) })}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('sessions.expiresAt', { time: formatDateTime(expiresAt, i18n.language) })}
                </Text>
              </div>
            </th>
            <td className={classes.wide}>
              {address}
              {place.length > 0 && (
                <Text size="xs" c="dimmed">
                  {insertable(place.join(' · '))}
                </Text>
              )}
            </td>
            <td className={classes.wide}>{clientId !== null && <ForeignText>{appName(clientId)}</ForeignText>}</td>
            <td className={classes.wide}>
              <Timestamp value={signedInAt} />
            </td>
            <td className={classes.wide}>
              <Timestamp value={expiresAt} />
            </td>
            {!isReadOnly && (
              <td className={classes.action}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('sessions.revokeNamed', { name })}
                  onClick={() => onRevoke(session)}
                >
                  {t('sessions.revoke')}
                </Button>
              </td>
            )}
          </tr>
        );
      })}
    </DataTable>
  );
}

/** IP address where a session was started, then city and country when they are known. */
function sessionPlace({ lastSubmission }: Session, t: TFunction, language: string): string[] {
  const { ip, city, country } = lastSubmission?.signInContext ?? {};
  const countryName = country && formatRegion(country, language);
  const place = city && countryName ? t('sessions.place', { city, country: countryName }) : city || countryName;
  return [ip, place].filter((part): part is string => part !== undefined && part !== '');
}
