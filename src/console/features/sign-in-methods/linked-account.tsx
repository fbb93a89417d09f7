import { Avatar, Badge, useComputedColorScheme } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { usePictureUrl } from '#console/ui/user-avatar.tsx';

import { AccountFacts } from './account-facts.tsx';
import { Method } from './method-list.tsx';
import { RawDetails } from './raw-details.tsx';
import type { IdentityProvider } from './use-provider.ts';

type Props = ComponentProps<typeof AccountFacts> & { provider: IdentityProvider; action?: ReactNode };

/** A social or enterprise account of a user. */
export function LinkedAccount({ provider, action, ...account }: Props) {
  const { t } = useTranslation();
  const { name, isGone } = provider;
  return (
    <Method
      picture={<Logo {...provider} />}
      name={name}
      marks={
        isGone && (
          <Badge color="orange" variant="light" tt="none" title={t('signInMethods.connectorRemoved.hint')}>
            {t('signInMethods.connectorRemoved.mark')}
          </Badge>
        )
      }
      action={action}
    >
      <AccountFacts {...account} />
      {Object.keys(account.details).length > 0 && <RawDetails name={name} details={account.details} />}
    </Method>
  );
}

/** Decorative logo beside the name, with an icon as fallback because logo URLs are often broken. */
function Logo({ logo, logoDark }: Pick<IdentityProvider, 'logo' | 'logoDark'>) {
  const isDark = useComputedColorScheme() === 'dark';
  const pictureUrl = usePictureUrl();
  const source = (isDark ? pictureUrl(logoDark) : undefined) ?? pictureUrl(logo);
  return (
    <Avatar src={source ?? null} alt="" radius="sm" size={32} color="gray" aria-hidden>
      <IconPlugConnected size={18} />
    </Avatar>
  );
}
