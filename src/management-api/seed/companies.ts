import type { NewRow } from './insert-rows.ts';
import { day, year } from './lifetimes.ts';

const names = [
  'Northwind Traders',
  'Globex',
  'Initech',
  'Umbrella Books',
  'Acme Tools',
  'Hooli Gardens',
  'Tyrell Optics',
  'Wayne Logistics',
  'Stark Kitchens',
];

/** Companies whose employees use the shop. */
export const organizations = (now: number): NewRow<'organizations'>[] =>
  names.map((name, index) => ({
    id: `o${index + 1}${name.toLowerCase().replaceAll(/\W/g, '').padEnd(10, '0').slice(0, 10)}`,
    name,
    description: index % 3 === 0 ? null : `${name} and its branches`,
    custom_data: index % 2 === 0 ? {} : { plan: 'team', seats: 10 * index },
    is_mfa_required: index === 1,
    color: {},
    branding: {},
    custom_css: null,
    created_at: new Date(now - 3 * year + index * 90 * day),
  }));

const scopeIds = { order: 'os1order0000000000000', invite: 'os2invite000000000000', pay: 'os3pay000000000000000' };

/** Permissions in a company. */
export const organizationScopes: NewRow<'organization_scopes'>[] = [
  { id: scopeIds.order, name: 'order:supplies', description: 'Order for the company' },
  { id: scopeIds.invite, name: 'invite:members', description: 'Invite members' },
  { id: scopeIds.pay, name: 'pay:invoices', description: null },
];

type MemberRole = { share: number; role: NewRow<'organization_roles'>; scopeIds: readonly string[] };

/** Organization roles, the share of members who have each, and its permissions. */
export const memberRoles: readonly MemberRole[] = [
  {
    share: 1,
    role: { id: 'or1member000000000000', name: 'member', description: 'Orders for the company', type: 'User' },
    scopeIds: [scopeIds.order],
  },
  {
    share: 0.12,
    role: { id: 'or2admin0000000000000', name: 'admin', description: 'Invites members', type: 'User' },
    scopeIds: [scopeIds.order, scopeIds.invite],
  },
  {
    share: 0.06,
    role: { id: 'or3billing00000000000', name: 'billing', description: null, type: 'User' },
    scopeIds: [scopeIds.pay],
  },
];

export const organizationRoleScopes: NewRow<'organization_role_scopes'>[] = memberRoles.flatMap((each) =>
  each.scopeIds.map((id) => ({ organization_role_id: each.role.id, organization_scope_id: id })),
);

/** Two companies use single sign-on. */
export const ssoConnectors = (now: number): NewRow<'sso_connectors'>[] => [
  {
    id: 'sso1northwind',
    provider_name: 'Okta',
    connector_name: 'Northwind staff',
    config: { issuer: issuers.sso1northwind, clientId: 'usher-demo', clientSecret: 'not-a-secret' },
    domains: ['northwind.example'],
    branding: { displayName: 'Northwind' },
    sync_profile: true,
    enable_token_storage: true,
    created_at: new Date(now - 2 * year),
  },
  {
    id: 'sso2globex',
    provider_name: 'SAML',
    connector_name: 'Globex single sign-on',
    config: {
      entityId: issuers.sso2globex,
      signInEndpoint: `${issuers.sso2globex}/sign-in`,
      x509Certificate: 'not-a-certificate',
    },
    domains: ['globex.example'],
    branding: { displayName: 'Globex single sign-on' },
    sync_profile: false,
    enable_token_storage: false,
    created_at: new Date(now - year),
  },
];

/** Issuers of the enterprise accounts, by connector. */
export const issuers = {
  sso1northwind: 'https://northwind.okta.example',
  sso2globex: 'https://idp.globex.example/saml',
} as const;
