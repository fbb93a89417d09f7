import { Button, Text } from '@mantine/core';
import { useQuery, queryOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { fetchJson } from '#console/api/http.ts';
import { identityQueries } from '#console/api/identities.ts';
import {
  connectorQueries,
  useSocialProvider,
  ssoConnectorQueries,
  useEnterpriseProvider,
} from '#console/shared/account/connectors.ts';
import { isNotOffered, Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { features } from '#contract/features.ts';
import type { SsoIdentity } from '#contract/identities.ts';
import type { User } from '#contract/users.ts';

import { LinkIdentityDialog, UnlinkIdentityDialog } from './identity-dialogs.tsx';
import { LinkedAccount } from './linked-account.tsx';
import { MethodList } from './method-list.tsx';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type SocialIdentitiesCardProps = { user: User };

/** Social accounts, which are part of the user; only the names of the providers are loaded. */
export function SocialIdentitiesCard({ user }: SocialIdentitiesCardProps) {
  const { t } = useTranslation();
  const dialog = useSignInDialog();
  const connectors = useQuery(connectorQueries.list());
  const features = useQuery(featureQueries.current());
  const providerOf = useSocialProvider();
  const heading = useRef<HTMLHeadingElement>(null);
  const identities = Object.entries(user.identities);
  const isLinkingOn = features.data?.identityLinking === true;

  return (
    <SectionCard
      title={t('signInMethods.social.title')}
      headingRef={heading}
      actions={
        isLinkingOn && (
          <Allowed action="identities:link" userId={user.id} isExplained>
            <Button variant="default" size="xs" onClick={() => dialog.open('link-identity')}>
              {t('signInMethods.link.open')}
            </Button>
          </Allowed>
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
          {identities.map(([target, { userId, details = {} }]) => {
            const provider = providerOf(target);
            return (
              <LinkedAccount
                key={target}
                provider={provider}
                id={userId}
                details={details}
                action={
                  <Allowed action="identities:unlink" userId={user.id}>
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={t('signInMethods.unlink.openNamed', { name: provider.name })}
                      onClick={() => dialog.open('unlink-identity', target)}
                    >
                      {t('signInMethods.unlink.open')}
                    </Button>
                  </Allowed>
                }
              />
            );
          })}
        </MethodList>
      )}
      <UnlinkIdentityDialog user={user} onUnlinked={() => heading.current?.focus()} />
      {isLinkingOn && <LinkIdentityDialog user={user} />}
    </SectionCard>
  );
}

const featureQueries = {
  /** Optional features of this installation. The route is Usher's own, so "Show requests" does not list it. */
  current: () =>
    queryOptions({
      queryKey: ['features'],
      queryFn: ({ signal }) => fetchJson({ method: 'GET', route: '/usher/features' }, features, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

type EnterpriseIdentitiesCardProps = { user: User };

/** Enterprise accounts, read-only: the API cannot change them (logto-behavior.md#5.6). */
export function EnterpriseIdentitiesCard({ user }: EnterpriseIdentitiesCardProps) {
  const { t } = useTranslation();
  const identities = useQuery(identityQueries.all(user.id));
  // Loaded in parallel with the identities, although there may be none.
  const connectors = useQuery(ssoConnectorQueries.list());
  return (
    <SectionCard title={t('signInMethods.enterprise.title')}>
      {isNotOffered(identities.error) ? (
        <Text size="sm" c="dimmed">
          {t('signInMethods.enterprise.notOffered')}
        </Text>
      ) : (
        <Loaded query={identities} waiting={<TableSkeleton rows={1} />}>
          {({ ssoIdentities }) => (
            <>
              {ssoIdentities.length > 0 && connectors.isError && (
                <LoadFailed {...explainError(connectors.error, t)} onRetry={connectors.refetch} />
              )}
              <Identities identities={ssoIdentities.map(({ ssoIdentity }) => ssoIdentity)} />
            </>
          )}
        </Loaded>
      )}
    </SectionCard>
  );
}

function Identities({ identities }: { identities: readonly SsoIdentity[] }) {
  const { t } = useTranslation();
  const providerOf = useEnterpriseProvider();
  if (identities.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('signInMethods.enterprise.none')}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('signInMethods.enterprise.readOnly')}
      </Text>
      <MethodList label={t('signInMethods.enterprise.title')}>
        {identities.map(({ id, ssoConnectorId, identityId, issuer, createdAt, detail }) => (
          <LinkedAccount
            key={id}
            provider={providerOf(ssoConnectorId)}
            id={identityId}
            issuer={issuer}
            linkedAt={createdAt}
            details={detail}
          />
        ))}
      </MethodList>
    </>
  );
}
