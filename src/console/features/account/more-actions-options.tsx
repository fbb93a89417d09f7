import { Menu, Text } from '@mantine/core';
import { IconFileDownload, IconShieldLock, IconTrash, IconUserMinus, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { useRoleLimit } from '#console/shared/operator/allowed.tsx';
import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';
import type { Permission } from '#contract/operators.ts';

import type { AccountAction, AccountDialog } from './account-actions.tsx';

type Props = MenuPlace & {
  userId: string;
  /** Actions before the rarely used ones. */
  first: readonly AccountAction[];
  may: (action: Permission) => boolean;
  onOpen: (dialog: AccountDialog) => void;
};

/** Rarely used actions of an account. Those that the operator's role does not permit say who has them. */
export function MoreActionsOptions({ userId, first, may, onOpen, ...place }: Props) {
  const { t } = useTranslation();
  const actions: readonly AccountAction[] = [
    ...first,
    { label: t('user.secure'), icon: IconShieldLock, permissions: ['flows:secure'], to: paths.userSecure(userId) },
    {
      label: t('user.offboard'),
      icon: IconUserMinus,
      permissions: ['flows:offboard'],
      to: paths.userOffboarding(userId),
    },
    {
      label: t('user.compareDuplicate'),
      icon: IconUsers,
      permissions: ['flows:merge'],
      to: paths.userDuplicate(userId),
    },
    {
      label: t('user.subjectAccess'),
      icon: IconFileDownload,
      permissions: ['users:subject-access'],
      dialog: 'subject-access',
    },
    { label: t('user.delete'), icon: IconTrash, permissions: ['users:delete'], dialog: 'delete', isDestructive: true },
  ];
  return (
    <OpenMenu {...place} position="bottom-end">
      {actions.map((action) => (
        <Action key={action.label} action={action} isPermitted={action.permissions.some(may)} onOpen={onOpen} />
      ))}
    </OpenMenu>
  );
}

type ActionProps = { action: AccountAction; isPermitted: boolean; onOpen: (dialog: AccountDialog) => void };

/** If not permitted, the keyboard reaches it, so that the explanation can be read, and it does nothing. */
function Action({ action: { label, icon: Icon, to, dialog, isDestructive }, isPermitted, onOpen }: ActionProps) {
  const location = useLocation();
  const limit = useRoleLimit();
  const icon = <Icon size={16} aria-hidden />;
  if (!isPermitted) {
    return (
      <Menu.Item aria-disabled closeMenuOnClick={false} leftSection={icon} c="dimmed">
        {label}
        <Text size="xs">{limit}</Text>
      </Menu.Item>
    );
  }
  if (to !== undefined) {
    return (
      <Menu.Item component={Link} to={to} state={location.state} leftSection={icon}>
        {label}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item leftSection={icon} {...(isDestructive && { color: 'red' })} onClick={() => onOpen(dialog)}>
      {label}
    </Menu.Item>
  );
}
