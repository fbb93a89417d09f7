import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { isNotOffered, Loaded } from '#console/shared/loading/loaded.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { SsoIdentity } from '#contract/identities.ts';
import type { User } from '#contract/users.ts';

import { ssoConnectorQueries, useEnterpriseProvider } from './connectors.ts';
import { identityQueries } from './identities.ts';
import { LinkedAccount } from './linked-account.tsx';
import { MethodList } from './method-list.tsx';

type Props = { user: User };

/** Enterprise accounts, read-only: the API cannot change them (logto-behavior.md#5.6). */
export function EnterpriseIdentitiesCard({ user }: Props) {
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
