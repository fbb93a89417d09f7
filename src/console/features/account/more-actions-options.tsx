import { Menu } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';

type Props = MenuPlace & { onDelete: () => void };

export function MoreActionsOptions({ onDelete, ...place }: Props) {
  const { t } = useTranslation();
  return (
    <OpenMenu {...place} position="bottom-end">
      <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
        {t('user.delete')}
      </Menu.Item>
    </OpenMenu>
  );
}
