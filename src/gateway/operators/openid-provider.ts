import * as openid from 'openid-client';

import { askProvider, discover } from './ask-provider.ts';
import { highestRole, type RoleMap } from './highest-role.ts';
import type { AccountChoice, Identified, Provider } from './operator-source.ts';
import { SignInRefused } from './sign-in-refused.ts';

export type ProviderSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  /** The claim that holds the names of roles, as a list or as words in one text. */
  rolesClaim: string;
  roleMap: RoleMap;
  /** Usher's own address, without a path. */
  publicUrl: string;
  isSameLogto: boolean;
  /** What a fresh sign-in has to be: one of these `acr` values, all of these `amr` values. Empty: anything. */
  stepUp: { acr: readonly string[]; amr: readonly string[] };
};

type Options = {
  /** How long ago an operator may have proved to the provider who they are when they sign in here, in ms. */
  maxAuthenticationAge: number;
  clock: () => number;
};

/** The clocks of Usher and the provider may differ by this much, in ms. */
const clockTolerance = 30_000;

/** Where the provider sends browsers back to; it has to know this address. */
export const callbackPath = '/usher/callback';

type Claims = Readonly<Record<string, unknown>>;

/** Operators of an OpenID provider: authorization code with PKCE (OpenID Connect Core 1.0, RFC 7636). */
export function openIdProvider(settings: ProviderSettings, { maxAuthenticationAge, clock }: Options): Provider {
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
        // The provider's own session may live for weeks: without this it would let in whoever finds the browser.
        max_age: String(Math.floor(maxAuthenticationAge / 1000)),
        ...(isFresh && stepUp.acr.length > 0 && { acr_values: stepUp.acr.join(' ') }),
      });
      const authenticatedAfter = isFresh ? clock() : clock() - maxAuthenticationAge;
      return { url, attempt: { state, nonce, codeVerifier, authenticatedAfter, isFresh } };
    },

    finish: async (callback, { state, nonce, codeVerifier, authenticatedAfter, isFresh }) => {
      // Behind a reverse proxy the request's own host is not the one that the provider knows.
      const address = new URL(`${redirectUri}${callback.search}`);
      const config = await configuration();
      const secrets = [clientSecret, codeVerifier, address.searchParams.get('code') ?? undefined];
      const tokens = await askProvider(
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
      const tokens = await askProvider(
        () => openid.refreshTokenGrant(config, refreshToken),
        [clientSecret, refreshToken],
      );
      return identify(settings, await claimsOf(config, tokens), tokens.refresh_token ?? refreshToken);
    },

    revoke: async (refreshToken) => {
      const config = await configuration();
      if (config.serverMetadata().revocation_endpoint === undefined) return;
      await askProvider(
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
    // Providers give refresh tokens only after a consent (OpenID Connect Core 1.0, section 11).
    ...(scopes.split(' ').includes('offline_access') ? ['consent'] : []),
  ];
  return prompts.length === 0 ? {} : { prompt: prompts.join(' ') };
}

/**
 * When the operator proved to the provider who they are, in ms since the epoch. The browser could have left `max_age` or
 * `prompt` out on its way: what counts is what the ID token says.
 *
 * @throws {SignInRefused} `stale`
 */
function authenticationTime(claims: Claims | undefined, notBefore: number): number {
  const seconds = claims?.['auth_time'];
  if (typeof seconds !== 'number') {
    throw new SignInRefused('stale', { providerErrorDescription: 'The ID token has no auth_time' });
  }
  // In whole seconds.
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

/** Asks the provider once where its endpoints are; a failure is forgotten, so that the next sign-in asks again. */
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

/** Some providers say roles in the ID token, some only at their userinfo endpoint. */
async function claimsOf(config: openid.Configuration, tokens: Tokens): Promise<Claims & { sub: string }> {
  const inToken = tokens.claims();
  const hasUserInfo = config.serverMetadata().userinfo_endpoint !== undefined;
  const asked = hasUserInfo
    ? await askProvider(
        () => openid.fetchUserInfo(config, tokens.access_token, inToken?.sub ?? openid.skipSubjectCheck),
        [tokens.access_token],
      )
    : {};
  const claims = { ...asked, ...inToken };
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
