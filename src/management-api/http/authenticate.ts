import { createMiddleware } from 'hono/factory';
import { errors, jwtVerify, type JWTPayload } from 'jose';

import { managementApiIndicator, managementApiScope } from '#contract/oauth.ts';
import type { SigningKeys } from '#management-api/oidc/signing-key.ts';

import { ApiError } from './api-error.ts';

/** The subject of the token. */
export type Caller = { id: string; kind: 'application' | 'user' };

export type CallerEnv = { Variables: { caller: Caller } };

type Options = { issuer: string; clock: () => number; signingKey: SigningKeys };

/** Requires a bearer token for this API (logto-behavior.md#1.2). */
export const authenticate = ({ issuer, clock, signingKey }: Options) =>
  createMiddleware<CallerEnv>(async (c, next) => {
    const header = c.req.header('authorization');
    if (!header) throw new ApiError('auth.authorization_header_missing');
    if (!header.startsWith('Bearer')) {
      throw new ApiError('auth.authorization_token_type_not_supported', { data: { supportedTypes: ['Bearer'] } });
    }
    const { verifyingKey } = await signingKey();
    const claims = await verify(header.slice('Bearer '.length), async (token) => {
      const { payload } = await jwtVerify(token, verifyingKey, {
        issuer,
        audience: managementApiIndicator,
        currentDate: new Date(clock()),
      });
      return payload;
    });
    if (!claims.sub) throw new ApiError('auth.jwt_sub_missing');
    const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
    if (!scopes.includes(managementApiScope)) throw new ApiError('auth.forbidden');
    c.set('caller', { id: claims.sub, kind: claims['client_id'] === claims.sub ? 'application' : 'user' });
    await next();
  });

async function verify(token: string, check: (token: string) => Promise<JWTPayload>): Promise<JWTPayload> {
  try {
    return await check(token);
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    // jose's enumerable members are code, name and, for claims, claim, reason and payload.
    throw new ApiError('auth.unauthorized', { data: Object.fromEntries(Object.entries(error)) });
  }
}
