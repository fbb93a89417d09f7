import { SignJWT } from 'jose';
import { nanoid } from 'nanoid';

import type { TokenAnswer } from '#contract/oauth.ts';

import type { SigningKey } from './signing-key.ts';

export type TokenContent = {
  issuer: string;
  clientId: string;
  /** Id of the application or of a user. */
  subject: string;
  audience: string;
  scopes: readonly string[];
  /** Seconds. */
  lifetime: number;
  /** Milliseconds since the epoch. */
  now: number;
  claims?: Record<string, string>;
};

/** Signs an access token as a JWT (logto-behavior.md#1.3). */
export async function issueAccessToken(key: SigningKey, content: TokenContent): Promise<TokenAnswer> {
  const { issuer, clientId, subject, audience, scopes, lifetime, now, claims } = content;
  const issuedAt = Math.floor(now / 1000);
  const scope = scopes.length === 0 ? {} : { scope: scopes.join(' ') };
  const token = await new SignJWT({ ...scope, ...claims, client_id: clientId })
    .setProtectedHeader({ alg: key.algorithm, typ: 'at+jwt', kid: key.kid })
    .setJti(nanoid())
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .setIssuer(issuer)
    .setAudience(audience)
    .sign(key.privateKey);
  return { access_token: token, expires_in: lifetime, token_type: 'Bearer', ...scope };
}
