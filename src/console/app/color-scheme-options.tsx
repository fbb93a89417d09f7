import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';

import { colorSchemeIcons } from './color-scheme-menu.tsx';

const schemes = ['light', 'dark', 'auto'] as const;

export function ColorSchemeOptions(place: MenuPlace) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme({
    // Mantine would disable transitions with an injected style, which the content security policy forbids.
    keepTransitions: true,
  });
  return (
    <OpenMenu {...place} position="bottom-end">
      <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
        {schemes.map((scheme) => {
          const Icon = colorSchemeIcons[scheme];
          return (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick rightSection={<Icon size={16} aria-hidden />}>
              {t(`app.colorScheme.${scheme}`)}
            </Menu.RadioItem>
          );
        })}
      </Menu.RadioGroup>
    </OpenMenu>
  );
}
