import * as z from 'zod/mini';

import { isObject } from '#console/lib/read-json-records.ts';
import type { ImportRow, ImportSource } from '#contract/imports.ts';

type Identities = NonNullable<ImportRow['identities']>;

/**
 * Names of providers that differ from the targets of Logto's connectors (`target` in their constant.ts,
 * https://github.com/logto-io/logto/tree/master/packages/connectors):
 *
 * - strategies of Auth0: https://auth0.github.io/node-auth0/variables/index.Management.ConnectionStrategyEnum.html
 * - provider IDs of Firebase: https://github.com/firebase/firebase-tools/blob/master/src/accountExporter.ts
 * - usual aliases of Keycloak: https://www.keycloak.org/docs/latest/server_admin/#_identity_provider_operations
 */
const targets = new Map([
  ['google-oauth2', 'google'],
  ['google.com', 'google'],
  ['facebook.com', 'facebook'],
  ['github.com', 'github'],
  ['apple.com', 'apple'],
  ['twitter.com', 'x'],
  ['twitter', 'x'],
  ['microsoft.com', 'azuread'],
  ['windowslive', 'azuread'],
  ['microsoft', 'azuread'],
  ['linkedin-openid-connect', 'linkedin'],
]);

const targetOf = (provider: string): string => targets.get(provider) ?? provider;

const id = z.union([z.string(), z.pipe(z.number(), z.transform(String))]);
const text = z.optional(z.nullable(z.string()));

const auth0 = z.object({
  provider: z.string(),
  user_id: id,
  isSocial: z.optional(z.boolean()),
  profileData: z.optional(z.object({ email: text, name: text, picture: text })),
});
const firebase = z.object({ providerId: z.string(), rawId: id, email: text, displayName: text, photoUrl: text });
const keycloak = z.object({ identityProvider: z.string(), userId: id, userName: text });
const logto = z.record(z.string(), z.object({ userId: z.string(), details: z.optional(z.unknown()) }));

/** Sign-in methods that Firebase lists among the accounts. */
const notAccounts = ['password', 'phone', 'firebase', 'anonymous', 'custom'];

/** Details as Logto's connectors store them, without those that are missing. */
function detailed(
  target: string,
  userId: string,
  details: Record<string, string | null | undefined>,
): Identities[number] {
  const known = Object.entries(details).filter(([, value]) => typeof value === 'string' && value !== '');
  return { target, userId, ...(known.length > 0 && { details: { id: userId, ...Object.fromEntries(known) } }) };
}

/** Reads the social accounts of a user in the format of the source; undefined if it is another. */
export function readIdentities(source: ImportSource, value: unknown): Identities | undefined {
  if (source === 'auth0') {
    return z
      .array(auth0)
      .safeParse(value)
      .data?.filter(({ isSocial, provider }) => isSocial ?? provider !== 'auth0')
      .map(({ provider, user_id: userId, profileData = {} }) => {
        const { email, name, picture } = profileData;
        return detailed(targetOf(provider), userId, { email, name, avatar: picture });
      });
  }
  if (source === 'firebase') {
    return z
      .array(firebase)
      .safeParse(value)
      .data?.filter(({ providerId }) => !notAccounts.includes(providerId))
      .map(({ providerId, rawId, email, displayName, photoUrl }) =>
        detailed(targetOf(providerId), rawId, { email, name: displayName, avatar: photoUrl }),
      );
  }
  if (source === 'keycloak') {
    return z
      .array(keycloak)
      .safeParse(value)
      .data?.map(({ identityProvider, userId, userName }) =>
        detailed(targetOf(identityProvider), userId, { name: userName }),
      );
  }
  const { data } = logto.safeParse(value);
  return (
    data &&
    Object.entries(data).map(([target, { userId, details }]) => ({
      target,
      userId,
      ...(isObject(details) && { details }),
    }))
  );
}
