import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/data/explain-error.ts';
import { identityQueries } from '#console/data/identities.ts';
import { ssoConnectorQueries } from '#console/data/sso-connectors.ts';
import { isNotOffered, Loaded } from '#console/parts/loaded.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { SsoIdentity } from '#contract/identities.ts';
import type { User } from '#contract/users.ts';

import { AccountFacts } from './account-facts.tsx';
import { ConnectorLogo } from './connector-logo.tsx';
import { Method, MethodList } from './method-list.tsx';
import { RawDetails } from './raw-details.tsx';

type Props = { user: User };

/** For reading: the API has no way to write these accounts (spec 5.6). */
export function EnterpriseIdentitiesCard({ user }: Props) {
  const { t } = useTranslation();
  const identities = useQuery(identityQueries.all(user.id));
  const connectors = useQuery(ssoConnectorQueries.list());
  return (
    <SectionCard title={t('signInMethods.enterprise.title')}>
      {isNotOffered(identities.error) ? (
        <Text size="sm" c="dimmed">
          {t('signInMethods.enterprise.notOffered')}
        </Text>
      ) : (
        <Loaded query={identities} waiting={<TableSkeleton rows={1} />}>
          {({ ssoIdentities }) =>
            ssoIdentities.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('signInMethods.enterprise.none')}
              </Text>
            ) : (
              <>
                <Text size="sm" c="dimmed">
                  {t('signInMethods.enterprise.readOnly')}
                </Text>
                {connectors.isError && (
                  <LoadFailed {...explainError(connectors.error, t)} onRetry={connectors.refetch} />
                )}
                <MethodList label={t('signInMethods.enterprise.title')}>
                  {ssoIdentities.map(({ ssoIdentity }) => (
                    <EnterpriseIdentity key={ssoIdentity.id} identity={ssoIdentity} />
                  ))}
                </MethodList>
              </>
            )
          }
        </Loaded>
      )}
    </SectionCard>
  );
}

function EnterpriseIdentity({ identity }: { identity: SsoIdentity }) {
  const { t } = useTranslation();
  const connectors = useQuery(ssoConnectorQueries.list());
  const connector = connectors.data?.find(({ id }) => id === identity.ssoConnectorId);
  const name = connector?.connectorName ?? identity.ssoConnectorId;
  return (
    <Method
      picture={<ConnectorLogo logo={connector?.providerLogo ?? null} logoDark={connector?.providerLogoDark ?? null} />}
      name={name}
      marks={
        connectors.isSuccess &&
        connector === undefined && (
          <Badge color="orange" variant="light" tt="none" title={t('signInMethods.gone.hint')}>
            {t('signInMethods.gone.mark')}
          </Badge>
        )
      }
    >
      <AccountFacts
        id={identity.identityId}
        issuer={identity.issuer}
        linkedAt={identity.createdAt}
        details={identity.detail}
      />
      <RawDetails name={name} details={identity.detail} />
    </Method>
  );
}
