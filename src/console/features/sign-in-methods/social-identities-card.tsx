import { Badge, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { connectorQueries } from '#console/data/connectors.ts';
import { explainError } from '#console/data/explain-error.ts';
import { featureQueries } from '#console/data/features.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { Identity, User } from '#contract/users.ts';

import { AccountFacts } from './account-facts.tsx';
import { ConnectorLogo } from './connector-logo.tsx';
import { LinkIdentityDialog } from './link-identity-dialog.tsx';
import { Method, MethodList } from './method-list.tsx';
import { RawDetails } from './raw-details.tsx';
import { UnlinkIdentityDialog } from './unlink-identity-dialog.tsx';
import { useDialog } from './use-dialog.ts';
import { useProvider } from './use-provider.ts';

type Props = { user: User };

/** The accounts stand in the user itself; only what their providers are called is asked for. */
export function SocialIdentitiesCard({ user }: Props) {
  const { t } = useTranslation();
  const dialog = useDialog();
  const connectors = useQuery(connectorQueries.list());
  const features = useQuery(featureQueries.current());
  const heading = useRef<HTMLHeadingElement>(null);
  const identities = Object.entries(user.identities);
  const mayLink = features.data?.identityLinking === true;

  return (
    <SectionCard
      title={t('signInMethods.social.title')}
      headingRef={heading}
      actions={
        mayLink && (
          <Button variant="default" size="xs" onClick={() => dialog.open('link-identity')}>
            {t('signInMethods.link.open')}
          </Button>
        )
      }
    >
      {connectors.isError && <LoadFailed {...explainError(connectors.error, t)} onRetry={connectors.refetch} />}
      {identities.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('signInMethods.social.none')}
        </Text>
      )}
      {identities.length > 0 && connectors.isPending && <TableSkeleton rows={identities.length} />}
      {identities.length > 0 && !connectors.isPending && (
        <MethodList label={t('signInMethods.social.title')}>
          {identities.map(([target, identity]) => (
            <SocialIdentity key={target} target={target} identity={identity} />
          ))}
        </MethodList>
      )}
      <UnlinkIdentityDialog user={user} onUnlinked={() => heading.current?.focus()} />
      {mayLink && <LinkIdentityDialog user={user} />}
    </SectionCard>
  );
}

function SocialIdentity({ target, identity }: { target: string; identity: Identity }) {
  const { t } = useTranslation();
  const dialog = useDialog();
  const { name, logo, logoDark, isGone } = useProvider()(target);
  const { userId, details = {} } = identity;
  return (
    <Method
      picture={<ConnectorLogo logo={logo} logoDark={logoDark} />}
      name={name}
      marks={
        isGone && (
          <Badge color="orange" variant="light" tt="none" title={t('signInMethods.gone.hint')}>
            {t('signInMethods.gone.mark')}
          </Badge>
        )
      }
      action={
        <Button
          variant="default"
          size="xs"
          aria-label={t('signInMethods.unlink.openNamed', { name })}
          onClick={() => dialog.open('unlink-identity', target)}
        >
          {t('signInMethods.unlink.open')}
        </Button>
      }
    >
      <AccountFacts id={userId} details={details} />
      {Object.keys(details).length > 0 && <RawDetails name={name} details={details} />}
    </Method>
  );
}
