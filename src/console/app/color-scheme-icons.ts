import type { MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

export const colorSchemeIcons = {
  light: IconSun,
  dark: IconMoon,
  auto: IconDeviceDesktop,
} satisfies Record<MantineColorScheme, unknown>;
