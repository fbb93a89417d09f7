import * as fc from 'fast-check';
import type { core } from 'zod';

import { bodiesOf } from './arbitrary-bodies.ts';

/** A generated request to a route. */
export type GeneratedRequest = {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
};

/** Names that some route reads, so that generated requests pass validation. */
const parameters = [
  'page page_size search search.id search.name search.primary_email mode mode.name joint isCaseSensitive q types',
  'excludeRoleId excludeOrganizationId userId applicationId logKey start_time end_time enableCap date hasIssues',
  'organizationId appId lng includePasswordHash includeSsoIdentities includeTokenSecret revokeGrantsTarget isUserTypeOnly locale email status',
  'organizationRoleId showFeatured',
]
  .join(' ')
  .split(' ');

const members = [
  'name username primaryEmail primaryPhone password passwordDigest passwordAlgorithm avatar customData profile type id',
  'isSuspended isExpired roleIds userIds scopeIds roleNames organizationRoleIds description secret codes expiresAt ttl',
  'expiresIn token context email phone verificationCode currentName userId details identities mfa skipped isDefault',
  'redirectUris postLogoutRedirectUris oidcClientMetadata customClientMetadata isAdmin isThirdParty protectedAppMetadata',
  'indicator accessTokenTtl target connectorId connectorData grant_type subject_token client_id resource scope config',
  'metadata syncProfile enableTokenStorage state redirectUri locale providerName connectorName domains branding logo',
  'clientId clientSecret issuer metadataUrl apiKey fromEmail templates usageType signingKeyAlgorithm',
  'enabledExtendedClaims organizationCreated',
  'organizationScopeIds resourceScopeIds organizationRoleNames applicationIds ssoConnectorIds emailDomain emailDomains',
  'color customCss isMfaRequired createdAt',
  'languageInfo termsOfUseUrl supportEmail signIn signUp socialSignInConnectorTargets mfa adaptiveMfa passwordPolicy',
  'passwordExpiration forgotPasswordMethods usernamePolicy emailBlocklistPolicy customUiCsp sentinelPolicy methods factors',
]
  .join(' ')
  .split(' ');

/** Arbitrary strings, some with characters that are special in databases and patterns. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...String.raw`%_\()[]{}*+?|^$.-,:3aZ`.split('')), maxLength: 20 }),
  fc.constantFrom(
    '',
    '\0',
    '\u{D800}',
    '%',
    '\\',
    '_',
    '__proto__',
    'null',
    'true',
    '1e400',
    '-1',
    '0',
    '2',
    '1.5',
    'NaN',
  ),
  fc.constantFrom('like', 'exact', 'posix', 'similar_to', 'and', 'User', 'Totp', 'BackupCode', 'Argon2i', 'Legacy'),
  fc.constantFrom('oauth2', 'mock-social-connector', 'mock-email-service', 'OIDC', 'SAML', 'https://idp.test', 'RSA'),
  fc.integer().map(String),
  fc.constantFrom('9007199254740993', '99999999999999999999', '8640000000000001', 'x'.repeat(200)),
);

const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.array(text, { maxLength: 3 }),
  fc.array(fc.constantFrom('ada', 'role', 'staff', 'invite', 'robot'), { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(text, text, { maxKeys: 3 }),
  fc.dictionary(fc.constantFrom(...members), fc.oneof(text, fc.jsonValue({ maxDepth: 2 })), { maxKeys: 6 }),
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21),
);

const jsonBody = fc
  .oneof(
    { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...members), value, { maxKeys: 6 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  )
  .map((body) => ({ type: 'application/json', body: JSON.stringify(body) }));

const otherBody = fc.record({
  type: fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data',
    '',
  ),
  body: text,
});

/** Only characters that HTTP allows in headers. */
const headerValue = fc.string({ unit: fc.constantFrom(...'aZ09 ,;="*/\\<>()-_.%é'.split('')), maxLength: 30 });

const headers = fc.dictionary(
  fc.constantFrom(
    'authorization',
    'if-none-match',
    'accept',
    'accept-language',
    'content-length',
    'origin',
    'user-agent',
    'x-forwarded-for',
  ),
  headerValue,
  { maxKeys: 2 },
);

/** A route with the schema of its body, if it has one. */
export type Route = { method: string; path: string; schema: core.$ZodType | undefined };

/** @param ids of existing entities */
export function requestsTo(route: Route, ids: readonly string[]): fc.Arbitrary<GeneratedRequest> {
  const id = fc.oneof(fc.constantFrom(...ids), text.map(inPath));
  const names = route.path.match(/:\w+/g) ?? [];
  const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...parameters), text), text), { maxLength: 4 });
  return fc
    .record({
      ids: fc.tuple(...names.map(() => id)),
      query,
      headers,
      body: bodies(route.schema, ids),
    })
    .map(({ ids: chosen, query: pairs, headers: given, body }) => ({
      method: route.method,
      path: `${chosen.reduce((path, each) => path.replace(/:\w+(?:\{.*?\})?\??/, () => each), route.path)}${queryOf(pairs)}`,
      headers: { ...given, ...(body !== undefined && { 'content-type': body.type }) },
      body: route.method === 'GET' ? undefined : body?.body,
    }));
}

function bodies(schema: core.$ZodType | undefined, ids: readonly string[]) {
  const anyBody = fc.oneof({ weight: 3, arbitrary: jsonBody }, { weight: 1, arbitrary: otherBody });
  if (schema === undefined) return fc.option(anyBody, { nil: undefined });
  const idOrText = fc.oneof(fc.constantFrom(...ids), text);
  const matching = bodiesOf(schema, { text: idOrText, value }).map((body) => ({
    type: 'application/json',
    body: JSON.stringify(body),
  }));
  return fc.option(fc.oneof({ weight: 3, arbitrary: matching }, { weight: 2, arbitrary: anyBody }), { nil: undefined });
}

/** Encodes a path segment; a lone `%` stays malformed on purpose. */
const inPath = (raw: string) =>
  raw === '%' ? raw : encodeURIComponent(raw.replaceAll(/\p{Surrogate}/gu, '\u{FFFD}')) || 'x';

function queryOf(pairs: [string, string][]): string {
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
