import { ActionIcon, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

const ColorSchemeOptions = lazyPart(async () => (await import('./color-scheme-options.tsx')).ColorSchemeOptions);

/** Menu for the color scheme (light, dark or system), stored in this browser. */
export function ColorSchemeMenu() {
  const { t } = useTranslation();
  const CurrentIcon = colorSchemeIcons[useMantineColorScheme().colorScheme];
  return (
    <MenuButton
      preload={ColorSchemeOptions.preload}
      button={
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.colorScheme.label')}>
          <CurrentIcon size={18} aria-hidden />
        </ActionIcon>
      }
    >
      {(place) => <ColorSchemeOptions {...place} />}
    </MenuButton>
  );
}

export const colorSchemeIcons = {
  light: IconSun,
  dark: IconMoon,
  auto: IconDeviceDesktop,
} satisfies Record<MantineColorScheme, unknown>;
