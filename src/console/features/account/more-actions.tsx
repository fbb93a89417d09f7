import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

const MoreActionsOptions = lazyPart(async () => (await import('./more-actions-options.tsx')).MoreActionsOptions);

type Props = { ref: RefObject<HTMLButtonElement | null>; onDelete: () => void };

/** Menu of rarely used account actions. */
export function MoreActions({ ref, onDelete }: Props) {
  const { t } = useTranslation();
  return (
    <MenuButton
      ref={ref}
      preload={MoreActionsOptions.preload}
      button={
        <ActionIcon variant="default" size={36} aria-label={t('user.moreActions')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      }
    >
      {(place) => <MoreActionsOptions {...place} onDelete={onDelete} />}
    </MenuButton>
  );
}
