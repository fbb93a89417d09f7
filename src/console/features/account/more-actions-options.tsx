import { Menu } from '@mantine/core';
import { IconTrash, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';

type Props = MenuPlace & { userId: string; onDelete: () => void };

export function MoreActionsOptions({ userId, onDelete, ...place }: Props) {
  const { t } = useTranslation();
  const { state } = useLocation();
  return (
    <OpenMenu {...place} position="bottom-end">
      <Allowed action="flows:offboard" userId={userId}>
        <Menu.Item
          component={Link}
          to={paths.userOffboarding(userId)}
          state={state}
          leftSection={<IconUserMinus size={16} aria-hidden />}
        >
          {t('user.offboard')}
        </Menu.Item>
      </Allowed>
      <Allowed action="users:delete" userId={userId}>
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
          {t('user.delete')}
        </Menu.Item>
      </Allowed>
    </OpenMenu>
  );
}
