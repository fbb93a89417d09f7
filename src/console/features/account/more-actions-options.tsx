import { Menu, Text } from '@mantine/core';
import { IconFileDownload, IconShieldLock, IconTrash, IconUserMinus, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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

/** Rarely used actions of an account. Those that the operator's role does not permit say who has them. */
export function MoreActionsOptions({ userId, may, onOpen, ...place }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  return (
    <OpenMenu {...place} position="bottom-end">
      {may('flows:secure') ? (
        <Menu.Item
          component={Link}
          to={paths.userSecure(userId)}
          state={location.state}
          leftSection={<IconShieldLock size={16} aria-hidden />}
        >
          {t('user.secure')}
        </Menu.Item>
      ) : (
        <NotPermitted icon={<IconShieldLock size={16} aria-hidden />}>{t('user.secure')}</NotPermitted>
      )}
      {may('flows:offboard') ? (
        <Menu.Item
          component={Link}
          to={paths.userOffboarding(userId)}
          state={location.state}
          leftSection={<IconUserMinus size={16} aria-hidden />}
        >
          {t('user.offboard')}
        </Menu.Item>
      ) : (
        <NotPermitted icon={<IconUserMinus size={16} aria-hidden />}>{t('user.offboard')}</NotPermitted>
      )}
      {may('flows:merge') ? (
        <Menu.Item
          component={Link}
          to={paths.userDuplicate(userId)}
          state={location.state}
          leftSection={<IconUsers size={16} aria-hidden />}
        >
          {t('user.compareDuplicate')}
        </Menu.Item>
      ) : (
        <NotPermitted icon={<IconUsers size={16} aria-hidden />}>{t('user.compareDuplicate')}</NotPermitted>
      )}
      {may('users:subject-access') ? (
        <Menu.Item leftSection={<IconFileDownload size={16} aria-hidden />} onClick={() => onOpen('subject-access')}>
          {t('user.subjectAccess')}
        </Menu.Item>
      ) : (
        <NotPermitted icon={<IconFileDownload size={16} aria-hidden />}>{t('user.subjectAccess')}</NotPermitted>
      )}
      {may('users:delete') ? (
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onOpen('delete')}>
          {t('user.delete')}
        </Menu.Item>
      ) : (
        <NotPermitted icon={<IconTrash size={16} aria-hidden />}>{t('user.delete')}</NotPermitted>
      )}
    </OpenMenu>
  );
}

/** An item that the keyboard reaches, so that the explanation can be read, and that does nothing. */
function NotPermitted({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Menu.Item aria-disabled closeMenuOnClick={false} leftSection={icon} c="dimmed">
      {children}
      <Text size="xs">{t('errors.adminOnly')}</Text>
    </Menu.Item>
  );
}
