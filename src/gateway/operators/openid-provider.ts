import * as openid from 'openid-client';

import { highestRole, type RoleMap } from './highest-role.ts';
import type { AccountChoice, Identified, OperatorProvider } from './operator-source.ts';
import { providerRequest, discover } from './provider-request.ts';
import { SignInRefused } from './sign-in-refused.ts';

export type ProviderSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  /** The claim with the role names, as a list or as a text of words. */
  rolesClaim: string;
  roleMap: RoleMap;
  /** Usher's own URL, without a path. */
  publicUrl: string;
  isSameLogto: boolean;
  /** A fresh sign-in needs one of these `acr` values and all of these `amr` values. Empty: any. */
  stepUp: { acr: readonly string[]; amr: readonly string[] };
};

type Options = {
  /** Maximum age of the authentication at the provider when an operator signs in here, in ms. */
  maxAuthenticationAge: number;
  clock: () => number;
};

/** Accepted difference between the clocks of Usher and the provider, in ms. */
const clockTolerance = 30_000;

/** Path of the redirect URI, which has to be registered at the provider. */
export const callbackPath = '/usher/callback';

type Claims = Readonly<Record<string, unknown>>;

/** Sign-in through an OpenID provider: authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636). */
export function openIdProvider(settings: ProviderSettings, { maxAuthenticationAge, clock }: Options): OperatorProvider {
  const { publicUrl, scopes, clientSecret, isSameLogto, stepUp } = settings;
  const configuration = discovered(settings);
  const redirectUri = `${publicUrl}${callbackPath}`;

  return {
    kind: 'oidc',
    isSameLogto,

    begin: async (choice) => {
      const config = await configuration();
      const isFresh = choice === 'same';
      const codeVerifier = openid.randomPKCECodeVerifier();
      const [state, nonce] = [openid.randomState(), openid.randomNonce()];
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: scopes,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...promptFor(scopes, choice),
        // The provider's session may last for weeks: without `max_age`, anyone with access to the browser could sign
        // in.
        max_age: String(Math.floor(maxAuthenticationAge / 1000)),
        ...(isFresh && stepUp.acr.length > 0 && { acr_values: stepUp.acr.join(' ') }),
      });
      const authenticatedAfter = isFresh ? clock() : clock() - maxAuthenticationAge;
      return { url, attempt: { state, nonce, codeVerifier, authenticatedAfter, isFresh } };
    },

    finish: async (callback, { state, nonce, codeVerifier, authenticatedAfter, isFresh }) => {
      // Behind a reverse proxy the request's host differs from that of the registered redirect URI.
      const address = new URL(`${redirectUri}${callback.search}`);
      const config = await configuration();
      const secrets = [clientSecret, codeVerifier, address.searchParams.get('code') ?? undefined];
      const tokens = await providerRequest(
        () =>
          openid.authorizationCodeGrant(config, address, {
            pkceCodeVerifier: codeVerifier,
            expectedState: state,
            expectedNonce: nonce,
            idTokenExpected: true,
          }),
        secrets,
      );
      const identified = identify(settings, await claimsOf(config, tokens), tokens.refresh_token);
      const authenticatedAt = authenticationTime(tokens.claims(), authenticatedAfter);
      if (isFresh) requireStrength(tokens.claims(), stepUp);
      return { ...identified, authenticatedAt };
    },

    refresh: async (refreshToken) => {
      const config = await configuration();
      const tokens = await providerRequest(
        () => openid.refreshTokenGrant(config, refreshToken),
        [clientSecret, refreshToken],
      );
      return identify(settings, await claimsOf(config, tokens), tokens.refresh_token ?? refreshToken);
    },

    revoke: async (refreshToken) => {
      const config = await configuration();
      if (config.serverMetadata().revocation_endpoint === undefined) return;
      await providerRequest(
        () => openid.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' }),
        [clientSecret, refreshToken],
      );
    },

    endSessionUrl: async () => {
      const config = await configuration().catch(() => undefined);
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}/sign-in` });
    },
  };
}

/** `prompt` of the authorization request (OpenID Connect Core 1.0, section 3.1.2.1). */
function promptFor(scopes: string, choice: AccountChoice): { prompt?: string } {
  const prompts = [
    ...(choice === 'any' ? [] : ['login']),
    // Providers issue refresh tokens only after consent (OpenID Connect Core 1.0, section 11).
    ...(scopes.split(' ').includes('offline_access') ? ['consent'] : []),
  ];
  return prompts.length === 0 ? {} : { prompt: prompts.join(' ') };
}

/**
 * Returns the time of the authentication at the provider, in ms since the epoch. Only the ID token counts, because the
 * browser could have removed `max_age` or `prompt` from the URL.
 *
 * @throws {SignInRefused} `stale`
 */
function authenticationTime(claims: Claims | undefined, notBefore: number): number {
  const seconds = claims?.['auth_time'];
  if (typeof seconds !== 'number') {
    throw new SignInRefused('stale', { providerErrorDescription: 'The ID token has no auth_time' });
  }
  // `auth_time` is in whole seconds.
  const time = seconds * 1000;
  if (time < notBefore - clockTolerance) throw new SignInRefused('stale');
  return time;
}

/** @throws {SignInRefused} `weak` */
function requireStrength(claims: Claims | undefined, { acr, amr }: ProviderSettings['stepUp']): void {
  const [hasAcr, hasAmr] = [claims?.['acr'], claims?.['amr']];
  const methods: readonly unknown[] = Array.isArray(hasAmr) ? hasAmr : [];
  const isStrong =
    (acr.length === 0 || acr.some((value) => value === hasAcr)) && amr.every((method) => methods.includes(method));
  if (!isStrong) throw new SignInRefused('weak');
}

/** Reads the provider's endpoints once. A failure is not cached, so that the next sign-in tries again. */
function discovered(settings: ProviderSettings): () => Promise<openid.Configuration> {
  let found: Promise<openid.Configuration> | undefined;
  return async () => {
    found ??= discover(settings);
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw error;
    }
  };
}

type Tokens = Awaited<ReturnType<typeof openid.refreshTokenGrant>>;

/** Merges the claims of the userinfo endpoint and the ID token: some providers send roles only in one of them. */
async function claimsOf(config: openid.Configuration, tokens: Tokens): Promise<Claims & { sub: string }> {
  const inToken = tokens.claims();
  const hasUserInfo = config.serverMetadata().userinfo_endpoint !== undefined;
  const userInfo = hasUserInfo
    ? await providerRequest(
        () => openid.fetchUserInfo(config, tokens.access_token, inToken?.sub ?? openid.skipSubjectCheck),
        [tokens.access_token],
      )
    : {};
  const claims = { ...userInfo, ...inToken };
  if (typeof claims.sub !== 'string') throw new SignInRefused('failed');
  return { ...claims, sub: claims.sub };
}

function identify(
  { rolesClaim, roleMap }: ProviderSettings,
  claims: Claims & { sub: string },
  refreshToken: string | undefined,
): Identified {
  const role = highestRole(claims[rolesClaim], roleMap);
  if (role === undefined) throw new SignInRefused(claims[rolesClaim] === undefined ? 'no-roles-claim' : 'no-role');
  const names = [claims['name'], claims['username'], claims['preferred_username'], claims['email']];
  const name = names.find((value) => typeof value === 'string' && value !== '');
  return { operator: { subject: claims.sub, name: typeof name === 'string' ? name : claims.sub, role }, refreshToken };
}
