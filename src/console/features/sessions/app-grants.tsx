import { Stack, Text, Title, Button, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Grant, Session } from '#contract/sessions.ts';

import { shortGrantId, useGrantName } from './grants.ts';
import { sessionDevice } from './session-device.ts';
import classes from './sessions.module.css';

type Props = {
  firstParty: UseQueryResult<Grant[]>;
  thirdParty: UseQueryResult<Grant[]>;
  sessions: readonly Session[];
  isReadOnly: boolean;
  onRevoke: (grant: Grant) => void;
};

/** Grants of first-party and third-party apps. */
export function AppGrants({ firstParty, thirdParty, sessions, isReadOnly, onRevoke }: Props) {
  const { t } = useTranslation();
  const groups = [
    { label: t('sessions.grants.firstParty'), query: firstParty, none: t('sessions.grants.noneFirstParty') },
    { label: t('sessions.grants.thirdParty'), query: thirdParty, none: t('sessions.grants.noneThirdParty') },
  ];
  return groups.map(({ label, query, none }) => (
    <Stack key={label} gap="xs" component="section" aria-label={label}>
      <Title order={3} size="h5">
        {label}
      </Title>
      <Loaded query={query} waiting={<TableSkeleton rows={1} />}>
        {(grants) =>
          grants.length === 0 ? (
            <Text size="sm" c="dimmed">
              {none}
            </Text>
          ) : (
            <GrantTable label={label} grants={grants} sessions={sessions} isReadOnly={isReadOnly} onRevoke={onRevoke} />
          )
        }
      </Loaded>
    </Stack>
  ));
}

type GrantTableProps = {
  label: string;
  grants: readonly Grant[];
  /** Active sessions; a grant was given in one of them, or in one that has ended. */
  sessions: readonly Session[];
  isReadOnly: boolean;
  onRevoke: (grant: Grant) => void;
};

/** Table of grants. Time, device and ID distinguish grants of the same app. */
function GrantTable({ label, grants, sessions, isReadOnly, onRevoke }: GrantTableProps) {
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
