import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Grant, Session } from '#contract/sessions.ts';

import { shortGrantId, useGrantName } from './grants.ts';
import { sessionDevice } from './session-device.ts';
import classes from './sessions.module.css';

type Props = {
  label: string;
  grants: readonly Grant[];
  /** Active sessions; a grant was given in one of them, or in one that has ended. */
  sessions: readonly Session[];
  isReadOnly: boolean;
  onRevoke: (grant: Grant) => void;
};

/** Table of grants. Time, device and ID distinguish grants of the same app. */
export function GrantTable({ label, grants, sessions, isReadOnly, onRevoke }: Props) {
  const { t, i18n } = useTranslation();
  const grantName = useGrantName();
  return (
    <DataTable
      label={label}
      isStale={false}
      head={
        <>
          <th>{t('sessions.column.app')}</th>
          <th className={classes.wide}>{t('sessions.grants.granted')}</th>
          <th className={classes.wide}>{t('sessions.column.expires')}</th>
          {!isReadOnly && (
            <th className={classes.action}>
              <VisuallyHidden>{t('sessions.column.actions')}</VisuallyHidden>
            </th>
          )}
        </>
      }
    >
      {grants.map((grant) => {
        const grantedAt = grant.payload.iat * 1000;
        const session = sessions.find((candidate) => holdsGrant(candidate, grant));
        const tail = shortGrantId(grant);
        return (
          <tr key={grant.id}>
            <th scope="row" className={classes.rowHead}>
              <Text size="sm" className={classes.name}>
                <ForeignText>{grantName(grant)}</ForeignText>
              </Text>
              <Text size="xs" c="dimmed">
                {session === undefined
                  ? t('sessions.grants.id', { tail })
                  : t('sessions.grants.from', { tail, device: sessionDevice(session, t).name })}
              </Text>
              <Text size="xs" c="dimmed" className={classes.narrow}>
                {t('sessions.grants.grantedAt', { time: formatDateTime(grantedAt, i18n.language) })}
                <br />
                {t('sessions.expiresAt', { time: formatDateTime(grant.expiresAt, i18n.language) })}
              </Text>
            </th>
            <td className={classes.wide}>
              <Timestamp value={grantedAt} />
            </td>
            <td className={classes.wide}>
              <Timestamp value={grant.expiresAt} />
            </td>
            {!isReadOnly && (
              <td className={classes.action}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('sessions.grants.revokeNamed', { app: grantName(grant), tail })}
                  onClick={() => onRevoke(grant)}
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

const holdsGrant = ({ payload: { authorizations = {} } }: Session, { id }: Grant): boolean =>
  Object.values(authorizations).some(({ grantId }) => grantId === id);
