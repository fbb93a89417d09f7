import { nanoid } from 'nanoid';
import { SignJWT } from 'jose';

import type { TokenAnswer } from '#contract/oauth.ts';

import { signingAlgorithm, type SigningKey } from './signing-key.ts';

const lifetimeInSeconds = 3600;

type Grant = { issuer: string; clientId: string; resource: string; scopes: readonly string[]; now: number };

/** Makes the access token of a machine-to-machine application, as a JWT (spec 1.3). `now` is milliseconds. */
export async function issueAccessToken(
  key: SigningKey,
  { issuer, clientId, resource, scopes, now }: Grant,
): Promise<TokenAnswer> {
  const issuedAt = Math.floor(now / 1000);
  const scope = scopes.length === 0 ? {} : { scope: scopes.join(' ') };
  const token = await new SignJWT({ ...scope, client_id: clientId })
    .setProtectedHeader({ alg: signingAlgorithm, typ: 'at+jwt', kid: key.kid })
    .setJti(nanoid())
    .setSubject(clientId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeInSeconds)
    .setIssuer(issuer)
    .setAudience(resource)
    .sign(key.privateKey);
  return { access_token: token, expires_in: lifetimeInSeconds, token_type: 'Bearer', ...scope };
}
