import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Grant } from '#contract/sessions.ts';

import classes from './sessions.module.css';
import { useGrantName } from './use-grant-name.ts';

type Props = { label: string; grants: readonly Grant[]; isReadOnly: boolean; onRevoke: (grant: Grant) => void };

export function GrantTable({ label, grants, isReadOnly, onRevoke }: Props) {
  const { t, i18n } = useTranslation();
  const grantName = useGrantName();
  return (
    <DataTable
      label={label}
      isStale={false}
      head={
        <>
          <Table.Th>{t('sessions.column.app')}</Table.Th>
          <Table.Th className={classes.wide}>{t('sessions.grants.granted')}</Table.Th>
          <Table.Th className={classes.wide}>{t('sessions.column.expires')}</Table.Th>
          {!isReadOnly && (
            <Table.Th className={classes.action}>
              <VisuallyHidden>{t('sessions.column.actions')}</VisuallyHidden>
            </Table.Th>
          )}
        </>
      }
    >
      {grants.map((grant) => {
        const grantedAt = grant.payload.iat * 1000;
        return (
          <Table.Tr key={grant.id}>
            <Table.Th scope="row" className={classes.rowHead}>
              <Text size="sm" className={classes.name}>
                {grantName(grant)}
              </Text>
              <Text size="xs" c="dimmed" className={classes.narrow}>
                {t('sessions.grants.grantedAt', { time: formatDateTime(grantedAt, i18n.language) })}
                <br />
                {t('sessions.expiresAt', { time: formatDateTime(grant.expiresAt, i18n.language) })}
              </Text>
            </Table.Th>
            <Table.Td className={classes.wide}>
              <Timestamp value={grantedAt} />
            </Table.Td>
            <Table.Td className={classes.wide}>
              <Timestamp value={grant.expiresAt} />
            </Table.Td>
            {!isReadOnly && (
              <Table.Td className={classes.action}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('sessions.revokeNamed', { name: grantName(grant) })}
                  onClick={() => onRevoke(grant)}
                >
                  {t('sessions.revoke')}
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        );
      })}
    </DataTable>
  );
}
