import { Avatar, Badge, useComputedColorScheme, Anchor, Code, Group, Stack } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import type { IdentityProvider } from '#console/shared/account/connectors.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { CopyableFact, Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { usePictureUrl, UserAvatar } from '#console/ui/user-avatar.tsx';
import { isMasked } from '#contract/masking.ts';

import { Method } from './method-list.tsx';
import classes from './raw-details.module.css';

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

type AccountFactsProps = {
  /** The account's ID at the provider. */
  id: string;
  details: Readonly<Record<string, unknown>>;
  issuer?: string;
  /** Milliseconds since the epoch. */
  linkedAt?: number;
};

const text = z.catch(z.optional(z.string()), undefined);

/** Common members of the details of a provider, which have no fixed schema. */
const usualDetails = z.object({ name: text, email: text, phone: text, avatar: text });

/** Facts of a linked account, as far as its provider supplies them. */
function AccountFacts({ id, details, issuer, linkedAt }: AccountFactsProps) {
  const { t } = useTranslation();
  const { name, email, phone, avatar } = usualDetails.parse(details);
  return (
    <Facts>
      <CopyableFact
        label={t('signInMethods.account.id')}
        value={id}
        isNotCopyable={isMasked(id)}
        copyLabel={(value) => t('signInMethods.account.copyId', { value })}
      />
      {issuer !== undefined && (
        <CopyableFact
          label={t('signInMethods.account.issuer')}
          value={issuer}
          copyLabel={(value) => t('signInMethods.account.copyIssuer', { value })}
        />
      )}
      {name !== undefined && (
        <Fact label={t('signInMethods.account.name')}>
          {avatar !== undefined && <UserAvatar name={name} picture={avatar} size={20} />}
          <ForeignText>{name}</ForeignText>
        </Fact>
      )}
      {email !== undefined && (
        <CopyableFact
          label={t('user.facts.email')}
          value={email}
          isNotCopyable={isMasked(email)}
          copyLabel={(value) => t('users.copy.email', { value })}
        />
      )}
      {phone !== undefined && (
        <CopyableFact
          label={t('user.facts.phone')}
          value={phone}
          isNotCopyable={isMasked(phone)}
          copyLabel={(value) => t('users.copy.phone', { value })}
        />
      )}
      {linkedAt !== undefined && (
        <Fact label={t('signInMethods.account.linked')}>
          <Timestamp value={linkedAt} as="date" />
        </Fact>
      )}
    </Facts>
  );
}

type RawDetailsProps = {
  /** Name of the provider. */
  name: string;
  details: Readonly<Record<string, unknown>>;
};

/** Expandable raw details of a linked account, which have no fixed schema. */
function RawDetails({ name, details }: RawDetailsProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const text = JSON.stringify(details, null, 2);
  return (
    <Stack gap="xs" align="flex-start">
      <Anchor component="button" type="button" size="xs" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t(isOpen ? 'signInMethods.details.hide' : 'signInMethods.details.show', { name })}
      </Anchor>
      {isOpen && (
        <Group wrap="nowrap" align="flex-start" gap="xs" w="100%">
          <Code block tabIndex={0} className={classes.text}>
            <ForeignText>{text}</ForeignText>
          </Code>
          <CopyButton value={text} label={t('signInMethods.details.copy', { name })} />
        </Group>
      )}
    </Stack>
  );
}
