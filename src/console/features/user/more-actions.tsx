import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { ref: Ref<HTMLButtonElement>; onDelete: () => void };

export function MoreActions({ ref, onDelete }: Props) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon ref={ref} variant="default" size={36} aria-label={t('user.moreActions')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
          {t('user.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
