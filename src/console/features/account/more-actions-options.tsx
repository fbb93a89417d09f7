import { Menu } from '@mantine/core';
import { IconFileDownload, IconShieldLock, IconTrash, IconUserMinus, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';
import type { Permission } from '#contract/operators.ts';

type Props = MenuPlace & {
  userId: string;
  may: (action: Permission) => boolean;
  onOpen: (dialog: 'delete' | 'subject-access') => void;
};

export function MoreActionsOptions({ userId, may, onOpen, ...place }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  return (
    <OpenMenu {...place} position="bottom-end">
      {may('flows:secure') && (
        <Menu.Item
          component={Link}
          to={paths.userSecure(userId)}
          state={location.state}
          leftSection={<IconShieldLock size={16} aria-hidden />}
        >
          {t('user.secure')}
        </Menu.Item>
      )}
      {may('flows:offboard') && (
        <Menu.Item
          component={Link}
          to={paths.userOffboarding(userId)}
          state={location.state}
          leftSection={<IconUserMinus size={16} aria-hidden />}
        >
          {t('user.offboard')}
        </Menu.Item>
      )}
      {may('flows:merge') && (
        <Menu.Item
          component={Link}
          to={paths.userDuplicate(userId)}
          state={location.state}
          leftSection={<IconUsers size={16} aria-hidden />}
        >
          {t('user.compareDuplicate')}
        </Menu.Item>
      )}
      {may('users:subject-access') && (
        <Menu.Item leftSection={<IconFileDownload size={16} aria-hidden />} onClick={() => onOpen('subject-access')}>
          {t('user.subjectAccess')}
        </Menu.Item>
      )}
      {may('users:delete') && (
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onOpen('delete')}>
          {t('user.delete')}
        </Menu.Item>
      )}
    </OpenMenu>
  );
}
