import { z } from 'zod';

import { letter } from './logos.ts';

/** A kind of enterprise connector. */
export type SsoProvider = {
  providerName: string;
  providerType: 'oidc' | 'saml';
  name: string;
  description: string;
  logo: string;
  logoDark: string;
  configGuard: z.ZodType<Record<string, unknown>>;
};

const text = z.string();
const optionalText = text.optional();

/** What a client of an OpenID provider needs besides the provider's address. */
const oidcClient = z.object({
  clientId: text,
  clientSecret: text,
  scope: optionalText,
  trustUnverifiedEmail: z.boolean().default(false),
});

const oidcConfig = oidcClient.extend({ issuer: text });

const samlOptions = z.object({
  attributeMapping: z.object({ id: optionalText, email: optionalText, name: optionalText }).optional(),
  signAuthnRequest: z.boolean().optional(),
  requestSignatureAlgorithm: z
    .enum(['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'])
    .optional(),
});

/** The provider's metadata: an address, a document, or its members. */
const samlConfig = z.union([
  samlOptions.extend({ metadataUrl: text }),
  samlOptions.extend({ metadata: text }),
  samlOptions.extend({ entityId: text, signInEndpoint: text, x509Certificate: text }),
]);

/** All kinds of enterprise connectors, in Logto's order. */
export const ssoProviders: readonly SsoProvider[] = [
  {
    providerName: 'OIDC',
    providerType: 'oidc',
    name: 'OIDC',
    description: 'Any provider that supports OpenID Connect.',
    logo: letter('O', '#4b5563'),
    logoDark: letter('O', '#9ca3af'),
    configGuard: oidcConfig,
  },
  {
    providerName: 'SAML',
    providerType: 'saml',
    name: 'SAML',
    description: 'Any provider that supports SAML 2.0.',
    logo: letter('S', '#4b5563'),
    logoDark: letter('S', '#9ca3af'),
    configGuard: samlConfig,
  },
  {
    providerName: 'AzureAD',
    providerType: 'saml',
    name: 'Microsoft Entra ID (SAML)',
    description: 'Accounts of an organization at Microsoft, by SAML.',
    logo: letter('M', '#1d4ed8'),
    logoDark: letter('M', '#60a5fa'),
    configGuard: samlConfig,
  },
  {
    providerName: 'AzureAdOidc',
    providerType: 'oidc',
    name: 'Microsoft Entra ID (OIDC)',
    description: 'Accounts of an organization at Microsoft, by OpenID Connect.',
    logo: letter('M', '#1d4ed8'),
    logoDark: letter('M', '#60a5fa'),
    configGuard: oidcConfig,
  },
  {
    providerName: 'GoogleWorkspace',
    providerType: 'oidc',
    name: 'Google Workspace',
    description: 'Accounts of an organization at Google.',
    logo: letter('G', '#15803d'),
    logoDark: letter('G', '#4ade80'),
    // The issuer is always Google.
    configGuard: oidcClient.extend({ offlineAccess: z.boolean().optional() }),
  },
  {
    providerName: 'Okta',
    providerType: 'oidc',
    name: 'Okta',
    description: 'Accounts of an organization at Okta.',
    logo: letter('O', '#7c3aed'),
    logoDark: letter('O', '#a78bfa'),
    configGuard: oidcConfig,
  },
];

export const findSsoProvider = (providerName: string): SsoProvider | undefined =>
  ssoProviders.find((provider) => provider.providerName === providerName);
