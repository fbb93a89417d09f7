import { Avatar, useComputedColorScheme } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';

import { pictureUrl } from '#console/lib/safe-url.ts';

type Props = { logo: string | null; logoDark: string | null };

/** A connector's picture. Decorative: its name stands beside it. Many a Logto has addresses there that lead nowhere. */
export function ConnectorLogo({ logo, logoDark }: Props) {
  const isDark = useComputedColorScheme() === 'dark';
  const source = (isDark ? pictureUrl(logoDark) : undefined) ?? pictureUrl(logo);
  return (
    <Avatar src={source ?? null} alt="" radius="sm" size={32} color="gray" aria-hidden>
      <IconPlugConnected size={18} />
    </Avatar>
  );
}
