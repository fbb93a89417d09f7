import { type CryptoKey, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { managementApiIndicator } from '#contract/oauth.ts';
import { signingKeysIn } from '#management-api/oidc/signing-key.ts';
import { openTestApi, type TestApi, testIssuer } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

type Signing = { issuer?: string; audience?: string; kid?: string; privateKey?: CryptoKey };

async function sign(claims: JWTPayload, { issuer = testIssuer, audience, kid, privateKey }: Signing = {}) {
  const own = await signingKeysIn(api.db)();
  const now = Math.floor(api.clock.now / 1000);
  return new SignJWT({ iat: now, exp: now + 60, ...claims })
    .setProtectedHeader({ alg: 'ES384', typ: 'at+jwt', kid: kid ?? own.kid })
    .setIssuer(issuer)
    .setAudience(audience ?? managementApiIndicator)
    .sign(privateKey ?? own.privateKey);
}

async function refusal(authorization: string | undefined, path = '/api/users?page=0') {
  const response = await api.request(`GET ${path}`, { headers: { authorization: authorization ?? '' } });
  expect(response.headers.get('www-authenticate')).toBeNull();
  const { message, ...body } = (await response.json()) as Record<string, unknown>;
  expect(message).toEqual(expect.any(String));
  return { status: response.status, ...body };
}

const whole = { sub: 'me', scope: 'all' };

describe('the bearer check', () => {
  it('comes before pagination', async () => {
    expect(await refusal(undefined)).toEqual({ status: 401, code: 'auth.authorization_header_missing' });
  });

  it.each(['Basic abc', 'bearer abc', 'DPoP abc'])('refuses "%s"', async (authorization) => {
    expect(await refusal(authorization)).toEqual({
      status: 401,
      code: 'auth.authorization_token_type_not_supported',
      data: { supportedTypes: ['Bearer'] },
    });
  });

  it.each(['Bearer', 'Bearer ', 'Bearer abc', 'Bearer a.b.c'])('refuses "%s"', async (authorization) => {
    expect(await refusal(authorization)).toEqual({
      status: 401,
      code: 'auth.unauthorized',
      data: { code: 'ERR_JWS_INVALID', name: 'JWSInvalid' },
    });
  });

  it('returns the claims of an expired token', async () => {
    const now = Math.floor(api.clock.now / 1000);
    expect(await refusal(`Bearer ${await sign({ ...whole, exp: now - 1 })}`)).toEqual({
      status: 401,
      code: 'auth.unauthorized',
      data: {
        code: 'ERR_JWT_EXPIRED',
        name: 'JWTExpired',
        claim: 'exp',
        reason: 'check_failed',
        payload: { ...whole, iss: testIssuer, aud: managementApiIndicator, iat: now, exp: now - 1 },
      },
    });
  });

  it.each([
    ['iss', { issuer: 'http://other.test/oidc' }],
    ['aud', { audience: 'http://api.test/api' }],
  ])('refuses a wrong %s', async (claim, signing) => {
    expect(await refusal(`Bearer ${await sign(whole, signing)}`)).toMatchObject({
      status: 401,
      code: 'auth.unauthorized',
      data: { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim },
    });
  });

  it('refuses unknown keys', async () => {
    expect(await refusal(`Bearer ${await sign(whole, { kid: 'other' })}`)).toEqual({
      status: 401,
      code: 'auth.unauthorized',
      data: { code: 'ERR_JWKS_NO_MATCHING_KEY', name: 'JWKSNoMatchingKey' },
    });
    const { privateKey } = await generateKeyPair('ES384');
    expect(await refusal(`Bearer ${await sign(whole, { privateKey })}`)).toEqual({
      status: 401,
      code: 'auth.unauthorized',
      data: { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', name: 'JWSSignatureVerificationFailed' },
    });
  });

  it('requires a subject and the scope "all"', async () => {
    expect(await refusal(`Bearer ${await sign({ scope: 'all' })}`)).toEqual({
      status: 401,
      code: 'auth.jwt_sub_missing',
    });
    for (const scope of [undefined, '', 'allow', 'read write']) {
      expect(await refusal(`Bearer ${await sign({ sub: 'me', ...(scope === undefined ? {} : { scope }) })}`)).toEqual({
        status: 403,
        code: 'auth.forbidden',
      });
    }
    expect((await refusal(`Bearer ${await sign({ sub: 'me', scope: 'read all' })}`)).status).toBe(400);
  });

  it('accepts tokens of the token endpoint until they expire', async () => {
    const start = api.clock.now;
    api.clock.now = start + 3_599_000;
    expect((await api.request('GET /api/users')).status).toBe(200);
    api.clock.now = start + 3_600_000;
    expect((await api.request('GET /api/users')).status).toBe(401);
    api.clock.now = start;
  });

  it('refuses that a caller deletes itself', async () => {
    const token = await sign({ sub: 'nobody', scope: 'all' });
    const response = await api.request('DELETE /api/users/nobody', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'user.cannot_delete_self' });
  });

  it('publishes the public key only', async () => {
    const { keys } = (await api.json('GET /oidc/jwks', { headers: { authorization: '' } })) as { keys: object[] };
    expect(keys).toEqual([expect.objectContaining({ kty: 'EC', crv: 'P-384', alg: 'ES384', use: 'sig' })]);
    expect(keys[0]).not.toHaveProperty('d');
    expect(await importJWK({ ...keys[0] })).toMatchObject({ type: 'public' });
  });
});
