/**
 * Compile-time comparison, not run: the official client declares every member that the contract reads, and the contract
 * accepts every response of the official API.
 */
import type { createApiClient } from '@logto/api/management';
import type * as z from 'zod/mini';

import type {
  ApplicationPatch,
  ApplicationSecret,
  FullApplication,
  NewApplication,
  NewApplicationSecret,
} from '#contract/application-writes.ts';
import type { Application } from '#contract/applications.ts';
import type { ConnectorFactory, ConnectorPatch, NewConnector } from '#contract/connector-writes.ts';
import type { Connector, SsoConnector } from '#contract/connectors.ts';
import type { ActiveUsers } from '#contract/dashboard.ts';
import type { Log } from '#contract/logs.ts';
import type { MfaVerification, UserConfigs } from '#contract/mfa.ts';
import type { OneTimeToken } from '#contract/one-time-tokens.ts';
import type { OrganizationPatch } from '#contract/organization-changes.ts';
import type { EmailDomain } from '#contract/organization-members.ts';
import type {
  ListedOrganizationRole,
  NewOrganizationRole,
  OrganizationRole,
  OrganizationScope,
} from '#contract/organization-template.ts';
import type { Organization, OrganizationMember, UserOrganization } from '#contract/organizations.ts';
import type { NewResource, NewScope, ResourcePatch, ScopePatch } from '#contract/resource-writes.ts';
import type { Resource, Scope } from '#contract/resources.ts';
import type {
  ListedRole,
  NewRole,
  Role,
  roleApplicationsBody,
  roleIdsBody,
  RolePatch,
  roleScopesBody,
  roleUsersBody,
} from '#contract/roles.ts';
import type { Grant, Session } from '#contract/sessions.ts';
import type { SignInExperiencePatch } from '#contract/sign-in-experience-writes.ts';
import type { NewSsoConnector, SsoConnectorPatch, SsoProvider } from '#contract/sso-connector-writes.ts';
import type { OidcKey } from '#contract/system-settings.ts';
import type { PersonalAccessToken } from '#contract/tokens.ts';
import type { NewUser, User, UserPatch } from '#contract/users.ts';

type Client = ReturnType<typeof createApiClient>;

const ofUser = { params: { path: { userId: '' } } };
const ofId = { params: { path: { id: '' } } };

const answers = {
  users: (client: Client) => client.GET('/api/users'),
  logs: (client: Client) => client.GET('/api/logs'),
  applications: (client: Client) => client.GET('/api/applications'),
  connectors: (client: Client) => client.GET('/api/connectors'),
  roles: (client: Client) => client.GET('/api/roles'),
  resources: (client: Client) => client.GET('/api/resources'),
  scopes: (client: Client) =>
    client.GET('/api/resources/{resourceId}/scopes', { params: { path: { resourceId: '' } } }),
  applicationSecrets: (client: Client) => client.GET('/api/applications/{id}/secrets', ofId),
  organizations: (client: Client) => client.GET('/api/organizations'),
  connectorFactories: (client: Client) => client.GET('/api/connector-factories'),
  ssoProviders: (client: Client) => client.GET('/api/sso-connector-providers'),
  oidcKeys: (client: Client) =>
    client.GET('/api/configs/oidc/{keyType}', { params: { path: { keyType: 'private-keys' } } }),
  organizationMembers: (client: Client) => client.GET('/api/organizations/{id}/users', ofId),
  organizationRoles: (client: Client) => client.GET('/api/organization-roles'),
  organizationScopes: (client: Client) => client.GET('/api/organization-scopes'),
  emailDomains: (client: Client) => client.GET('/api/organizations/{id}/jit/email-domains', ofId),
  jitRoles: (client: Client) => client.GET('/api/organizations/{id}/jit/roles', ofId),
  ssoConnectors: (client: Client) => client.GET('/api/sso-connectors'),
  oneTimeTokens: (client: Client) => client.GET('/api/one-time-tokens'),
  userRoles: (client: Client) => client.GET('/api/users/{userId}/roles', ofUser),
  userOrganizations: (client: Client) => client.GET('/api/users/{userId}/organizations', ofUser),
  factors: (client: Client) => client.GET('/api/users/{userId}/mfa-verifications', ofUser),
  tokens: (client: Client) => client.GET('/api/users/{userId}/personal-access-tokens', ofUser),
  creation: (client: Client, body: Given<NewUser>) => client.POST('/api/users', { body }),
  organizationPatch: (client: Client, body: Given<Omit<OrganizationPatch, 'customData'>>) =>
    client.PATCH('/api/organizations/{id}', { ...ofId, body }),
  organizationRoleCreation: (client: Client, body: Given<NewOrganizationRole>) =>
    client.POST('/api/organization-roles', { body: { organizationScopeIds: [], resourceScopeIds: [], ...body } }),
  patch: (client: Client, body: Given<UserPatch>) =>
    client.PATCH('/api/users/{userId}', { params: { path: { userId: '' } }, body }),
};

/** Members whose types the official client generates wrongly: languages as an object, expiration as an intersection. */
type UntypedSettings = 'languageInfo' | 'passwordExpiration';

/** Bodies that the official client accepts. */
const writes = {
  connector: (client: Client, body: Given<NewConnector>) => client.POST('/api/connectors', { body }),
  connectorPatch: (client: Client, body: Given<ConnectorPatch>) =>
    client.PATCH('/api/connectors/{id}', { params: { path: { id: '' } }, body }),
  signInExperience: (client: Client, body: Given<Omit<SignInExperiencePatch, UntypedSettings>>) =>
    client.PATCH('/api/sign-in-exp', { body }),
  ssoConnector: (client: Client, body: Given<NewSsoConnector>) => client.POST('/api/sso-connectors', { body }),
  ssoConnectorPatch: (client: Client, body: Given<SsoConnectorPatch>) =>
    client.PATCH('/api/sso-connectors/{id}', { params: { path: { id: '' } }, body }),
  application: (client: Client, body: Given<Described<NewApplication>>) => client.POST('/api/applications', { body }),
  applicationPatch: (client: Client, body: Given<Described<ApplicationPatch>>) =>
    client.PATCH('/api/applications/{id}', { ...ofId, body }),
  applicationSecret: (client: Client, body: Given<NewApplicationSecret>) =>
    client.POST('/api/applications/{id}/secrets', { ...ofId, body }),
  resource: (client: Client, body: Given<NewResource>) => client.POST('/api/resources', { body }),
  resourcePatch: (client: Client, body: Given<ResourcePatch>) => client.PATCH('/api/resources/{id}', { ...ofId, body }),
  scope: (client: Client, body: Given<NewScope>) =>
    client.POST('/api/resources/{resourceId}/scopes', { params: { path: { resourceId: '' } }, body }),
  scopePatch: (client: Client, body: Given<ScopePatch>) =>
    client.PATCH('/api/resources/{resourceId}/scopes/{scopeId}', {
      params: { path: { resourceId: '', scopeId: '' } },
      body,
    }),
  role: (client: Client, body: Given<NewRole>) => client.POST('/api/roles', { body }),
  rolePatch: (client: Client, body: Given<RolePatch>) => client.PATCH('/api/roles/{id}', { ...ofId, body }),
  roleUsers: (client: Client, body: z.infer<typeof roleUsersBody>) =>
    client.POST('/api/roles/{id}/users', { ...ofId, body }),
  roleScopes: (client: Client, body: z.infer<typeof roleScopesBody>) =>
    client.POST('/api/roles/{id}/scopes', { ...ofId, body }),
  roleApplications: (client: Client, body: z.infer<typeof roleApplicationsBody>) =>
    client.POST('/api/roles/{id}/applications', { ...ofId, body }),
  userRoles: (client: Client, body: z.infer<typeof roleIdsBody>) =>
    client.PUT('/api/users/{userId}/roles', { params: { path: { userId: '' } }, body }),
};

/** Responses that are one entity, not a list. */
const singles = {
  configs: (client: Client) => client.GET('/api/users/{userId}/logto-configs', ofUser),
  sessions: (client: Client) => client.GET('/api/users/{userId}/sessions', ofUser),
  grants: (client: Client) => client.GET('/api/users/{userId}/grants', ofUser),
  active: (client: Client) => client.GET('/api/dashboard/users/active'),
};

type Writing = 'creation' | 'patch' | 'organizationPatch' | 'organizationRoleCreation';
type Item<Name extends Exclude<keyof typeof answers, Writing>> = NonNullable<
  Awaited<ReturnType<(typeof answers)[Name]>>['data']
>[number];
type Single<Name extends keyof typeof singles> = NonNullable<Awaited<ReturnType<(typeof singles)[Name]>>['data']>;

type Nothing<Missing extends never> = Missing;
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;

/** In no release up to 1.42 (logto-behavior.md#11). */
type Unreleased = 'cimdClientId';

export type EveryMemberExists = [
  Nothing<Exclude<Unknown<User, Item<'users'>>, Unreleased>>,
  Nothing<Unknown<User['profile'], Item<'users'>['profile']>>,
  Nothing<Unknown<Log, Item<'logs'>>>,
  Nothing<Unknown<Application, Item<'applications'>>>,
  Nothing<Unknown<FullApplication, Item<'applications'>>>,
  Nothing<Unknown<ApplicationSecret, Item<'applicationSecrets'>>>,
  Nothing<Unknown<Connector, Item<'connectors'>>>,
  Nothing<Unknown<ConnectorFactory, Item<'connectorFactories'>>>,
  Nothing<Unknown<SsoProvider, Item<'ssoProviders'>>>,
  Nothing<Unknown<OidcKey, Item<'oidcKeys'>>>,
  Nothing<Unknown<ListedRole, Item<'roles'>>>,
  Nothing<Unknown<Role, Item<'userRoles'>>>,
  Nothing<Unknown<Resource, Item<'resources'>>>,
  Nothing<Unknown<Scope, Item<'scopes'>>>,
  Nothing<Unknown<Organization, Item<'organizations'>>>,
  Nothing<Unknown<UserOrganization, Item<'userOrganizations'>>>,
  Nothing<Exclude<Unknown<OrganizationMember, Item<'organizationMembers'>>, Unreleased>>,
  Nothing<Unknown<ListedOrganizationRole, Item<'organizationRoles'>>>,
  Nothing<Unknown<OrganizationScope, Item<'organizationScopes'>>>,
  Nothing<Unknown<EmailDomain, Item<'emailDomains'>>>,
  Nothing<Unknown<SsoConnector, Item<'ssoConnectors'>>>,
  Nothing<Unknown<OneTimeToken, Item<'oneTimeTokens'>>>,
  Nothing<Unknown<PersonalAccessToken, Item<'tokens'>>>,
  Nothing<Unknown<UserConfigs, Single<'configs'>>>,
  Nothing<Unknown<Session, Single<'sessions'>['sessions'][number]>>,
  Nothing<Unknown<Grant, Single<'grants'>['grants'][number]>>,
  Nothing<Unknown<ActiveUsers, Single<'active'>>>,
];

/** Fails to compile if the contract would reject a response of the API. */
export const accept = {
  user: (user: Item<'users'>): Loose<User> => user,
  log: (log: Item<'logs'>): Pick<Log, 'id' | 'key' | 'createdAt'> => log,
  application: (application: Item<'applications'>): Loose<Application> => application,
  secret: (secret: Item<'applicationSecrets'>): Loose<ApplicationSecret> => secret,
  resource: (resource: Item<'resources'>): Loose<Resource> => resource,
  scope: (scope: Item<'scopes'>): Loose<Scope> => scope,
  role: (role: Item<'userRoles'>): Loose<Role> => role,
  token: (token: Item<'tokens'>): Loose<PersonalAccessToken> => token,
  factor: (factor: Item<'factors'>): Loose<MfaVerification> => factor,
  organizationRole: (role: Item<'jitRoles'>): Loose<OrganizationRole> => role,
  organizationScope: (scope: Item<'organizationScopes'>): Loose<OrganizationScope> => scope,
  emailDomain: (domain: Item<'emailDomains'>): Loose<EmailDomain> => domain,
  oneTimeToken: (token: Item<'oneTimeTokens'>): Loose<OneTimeToken> => token,
  configs: (configs: Single<'configs'>): Loose<UserConfigs> => configs,
  active: (active: Single<'active'>): Loose<ActiveUsers> => active,
};

/** The official document describes redirect URIs as objects, although they are strings. */
type Described<T> = Omit<T, 'oidcClientMetadata'>;

/** zod writes "may be absent" with `| undefined`; the generated types write it without. */
type Given<T> = T extends object ? { [Key in keyof T]: Given<Exclude<T[Key], undefined>> } : T;
type Loose<T> = { [Key in keyof T]: T[Key] extends object ? Loose<T[Key]> : T[Key] | undefined };

export type Answers = typeof answers & typeof writes & typeof singles;
