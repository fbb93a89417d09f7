import { Anchor, Badge, Button, Checkbox, Group, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { displayName, identifierOf } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { InvisibleBadge } from '#console/shared/account/invisible-badge.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import type { User } from '#contract/users.ts';

import classes from './roles.module.css';

type Props = {
  users: readonly User[];
  isStale: boolean;
  ticked: ReadonlySet<string>;
  onTick: (ticked: ReadonlySet<string>) => void;
  onRemove: (userId: string) => void;
};

export function RoleUserTable({ users, isStale, ticked, onTick, onRemove }: Props) {
  const { t } = useTranslation();
  const mayAssign = useOperator().may('roles:assign');
  const tick = (changed: readonly User[], isTicked: boolean) => {
    const ids = new Set(changed.map(({ id }) => id));
    onTick(new Set(isTicked ? [...ticked, ...ids] : [...ticked].filter((id) => !ids.has(id))));
  };
  const isEvery = users.every(({ id }) => ticked.has(id));
  return (
    <DataTable
      label={t('users.table')}
      isStale={isStale}
      head={
        <>
          {mayAssign && (
            <th className={classes.tick}>
              <Checkbox
                aria-label={t('roles.selectAll')}
                checked={isEvery}
                indeterminate={!isEvery && users.some(({ id }) => ticked.has(id))}
                onChange={(event) => tick(users, event.currentTarget.checked)}
              />
            </th>
          )}
          <th>{t('roles.column.user')}</th>
          <th className={classes.wide}>{t('roles.column.identifier')}</th>
          {mayAssign && (
            <th>
              <VisuallyHidden>{t('roles.column.actions')}</VisuallyHidden>
            </th>
          )}
        </>
      }
    >
      {users.map((user) => {
        const name = displayName(user);
        return (
          <tr key={user.id}>
            {mayAssign && (
              <td>
                <Checkbox
                  aria-label={t('roles.select', { name })}
                  checked={ticked.has(user.id)}
                  onChange={(event) => tick([user], event.currentTarget.checked)}
                />
              </td>
            )}
            <th scope="row" className={classes.name}>
              <Group gap="xs" wrap="nowrap">
                <UserAvatar name={name} picture={user.avatar} size={28} />
                <div>
                  <Anchor component={Link} to={paths.user(user.id)} inherit dir="auto">
                    <ForeignText>{name}</ForeignText>
                  </Anchor>
                  <Text size="xs" c="dimmed" className={classes.narrow}>
                    <ForeignText>{identifierOf(user)}</ForeignText>
                  </Text>
                </div>
                <InvisibleBadge user={user} />
                {user.isSuspended && (
                  <Badge color="red" variant="light" tt="none" className={classes.badge}>
                    {t('user.suspended')}
                  </Badge>
                )}
              </Group>
            </th>
            <td className={classes.wide}>
              <ForeignText>{identifierOf(user)}</ForeignText>
            </td>
            {mayAssign && (
              <td className={classes.action}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={t('roles.unassign.open', { name })}
                  onClick={() => onRemove(user.id)}
                >
                  {t('roles.unassign.confirm')}
                </Button>
              </td>
            )}
          </tr>
        );
      })}
    </DataTable>
  );
}
