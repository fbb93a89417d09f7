import { Badge, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { ListedToken } from '#contract/tokens.ts';

import { isExpired } from './token-fields.ts';
import classes from './tokens.module.css';

type Props = {
  tokens: readonly ListedToken[];
  isReadOnly: boolean;
  onRename: (token: ListedToken) => void;
  onDelete: (token: ListedToken) => void;
};

export function TokenTable({ tokens, isReadOnly, onRename, onDelete }: Props) {
  const { t, i18n } = useTranslation();

  const expiry = ({ expiresAt }: ListedToken): string => {
    if (expiresAt === null) return t('tokens.neverExpires');
    const time = formatDateTime(expiresAt, i18n.language);
    return isExpired(expiresAt) ? t('tokens.expiredAt', { time }) : t('tokens.expiresAt', { time });
  };
  return (
    <DataTable
      label={t('tokens.table')}
      isStale={false}
      head={
        <>
          <th>{t('tokens.column.name')}</th>
          <th className={classes.wide}>{t('tokens.column.created')}</th>
          <th className={classes.wide}>{t('tokens.column.expires')}</th>
          {!isReadOnly && (
            <th className={classes.action}>
              <VisuallyHidden>{t('tokens.column.actions')}</VisuallyHidden>
            </th>
          )}
        </>
      }
    >
      {tokens.map((token) => {
        const { name, createdAt, expiresAt } = token;
        return (
          <tr key={name}>
            <th scope="row" className={classes.rowHead}>
              <Group gap="xs">
                <Text size="sm" className={classes.name} dir="auto">
                  <ForeignText>{shownName(name)}</ForeignText>
                </Text>
                {expiresAt !== null && isExpired(expiresAt) && (
                  <Badge color="red" variant="light" tt="none">
                    {t('tokens.expired')}
                  </Badge>
                )}
              </Group>
              <Text size="xs" c="dimmed" className={classes.narrow}>
                {expiry(token)}
              </Text>
            </th>
            <td className={classes.wide}>
              <Timestamp value={createdAt} />
            </td>
            <td className={classes.wide}>
              {expiresAt === null ? t('tokens.neverExpires') : <Timestamp value={expiresAt} />}
            </td>
            {!isReadOnly && (
              <td className={classes.action}>
                <Group gap="xs" wrap="nowrap" justify="flex-end">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('tokens.renameNamed', { name: shownName(name) })}
                    onClick={() => onRename(token)}
                  >
                    {t('tokens.rename')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('tokens.deleteNamed', { name: shownName(name) })}
                    onClick={() => onDelete(token)}
                  >
                    {t('tokens.delete')}
                  </Button>
                </Group>
              </td>
            )}
          </tr>
        );
      })}
    </DataTable>
  );
}
