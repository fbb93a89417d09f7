import { z } from 'zod';

import { signInExperience } from '#contract/sign-in-experience.ts';
import { findFactory } from '#management-api/connectors/factories.ts';
import { google } from '#management-api/connectors/social-factories.ts';
import { findSsoProvider } from '#management-api/connectors/sso-providers.ts';
import { type ConnectorRow, listConnectors } from '#management-api/db/connectors.ts';
import { findOrganization } from '#management-api/db/organizations.ts';
import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import { listSsoConnectors } from '#management-api/db/sso-connectors.ts';
import type { Db } from '#management-api/db/tables.ts';

import { forgotPasswordWays } from './forgot-password.ts';

/** What a sign-in page needs: settings and connectors without anything secret (logto-behavior.md#21.2). */
export async function findFullSignInExperience(db: Db, organizationId: string | undefined): Promise<object> {
  const stored = await findSignInExperience(db);
  const { emailBlocklistPolicy: _, forgotPasswordMethods, ...settings } = stored;
  const { socialSignInConnectorTargets: targets = [], singleSignOnEnabled } = signInExperience.parse(stored);
  const connectors = await listConnectors(db, undefined);
  const offered = targets.flatMap((target) => connectors.filter((each) => each.target === target));
  return {
    ...settings,
    ...(await organizationLooks(db, settings, organizationId)),
    socialConnectors: offered.flatMap(presentSocialConnector),
    ssoConnectors: singleSignOnEnabled === true ? await availableSsoConnectors(db) : [],
    forgotPassword: forgotPasswordWays(z.array(z.string()).nullish().parse(forgotPasswordMethods), {
      email: connectors.some(({ type }) => type === 'Email'),
      sms: connectors.some(({ type }) => type === 'Sms'),
    }),
    isDevelopmentTenant: false,
    customProfileFields: [],
    customProfileFieldCatalog: [],
    ...googleOneTap(offered),
  };
}

const looks = z.object({
  branding: z.looseObject({}).optional(),
  color: z.looseObject({}).optional(),
  customCss: z.string().nullish(),
});

/** The looks of an organization go before the general ones. An unknown organization has none. */
async function organizationLooks(db: Db, settings: object, organizationId = ''): Promise<object> {
  const organization = organizationId === '' ? undefined : await findOrganization(db, organizationId);
  if (organization === undefined) return {};
  const general = looks.parse(settings);
  return {
    branding: { ...general.branding, ...organization.branding },
    color: { ...general.color, ...organization.color },
    customCss: organization.custom_css || general.customCss || null,
  };
}

function presentSocialConnector({ id, connector_id, metadata }: ConnectorRow): object[] {
  const factory = findFactory(connector_id);
  if (factory === undefined) return [];
  const { description: _, readme: __, formItems: ___, ...shown } = factory.metadata;
  return [{ ...shown, ...metadata, id }];
}

/** Enterprise connectors that are complete and have a domain. */
async function availableSsoConnectors(db: Db): Promise<object[]> {
  const rows = await listSsoConnectors(db);
  return rows.flatMap(({ id, provider_name, config, domains, branding }) => {
    const provider = findSsoProvider(provider_name);
    if (provider === undefined || domains.length === 0 || !provider.configGuard.safeParse(config).success) return [];
    return [
      {
        id,
        connectorName: branding['displayName'] ?? provider.name,
        logo: branding['logo'] ?? provider.logo,
        darkLogo: branding['darkLogo'] ?? provider.logoDark,
      },
    ];
  });
}

const oneTapConfig = z.object({ clientId: z.string(), oneTap: z.looseObject({}).optional() });

/** Google's own prompt on the sign-in page. */
function googleOneTap(offered: readonly ConnectorRow[]): object {
  const connector = offered.find(({ connector_id }) => connector_id === google.metadata.id);
  const config = oneTapConfig.safeParse(connector?.config);
  if (connector === undefined || !config.success) return {};
  const { clientId, oneTap } = config.data;
  return { googleOneTap: { ...oneTap, clientId, connectorId: connector.id } };
}
