import { ActionIcon } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

const LanguageOptions = lazyPart(async () => (await import('./language-options.tsx')).LanguageOptions);

/** Menu for the language of the interface, stored in this browser. */
export function LanguageMenu() {
  const { t } = useTranslation();
  return (
    <MenuButton
      preload={LanguageOptions.preload}
      button={
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.language.label')}>
          <IconLanguage size={18} aria-hidden />
        </ActionIcon>
      }
    >
      {(place) => <LanguageOptions {...place} />}
    </MenuButton>
  );
}
