import { Menu } from '@mantine/core';
import { IconFileDownload, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';
import type { Permission } from '#contract/operators.ts';

type Props = MenuPlace & {
  may: (action: Permission) => boolean;
  onOpen: (dialog: 'delete' | 'subject-access') => void;
};

export function MoreActionsOptions({ may, onOpen, ...place }: Props) {
  const { t } = useTranslation();
  return (
    <OpenMenu {...place} position="bottom-end">
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
