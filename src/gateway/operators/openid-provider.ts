import * as openid from 'openid-client';

import { highestRole, type RoleMap } from './highest-role.ts';
import { type Identified, type Provider, SignInRefused } from './operator-source.ts';

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
};

/** Where the provider sends browsers back to; it has to know this address. */
export const callbackPath = '/usher/callback';

type Claims = Readonly<Record<string, unknown>>;

/** Operators of an OpenID provider: authorization code with PKCE (OpenID Connect Core 1.0, RFC 7636). */
export function openIdProvider(settings: ProviderSettings): Provider {
  const { publicUrl, scopes, isSameLogto } = settings;
  const configuration = discovered(settings);
  const redirectUri = `${publicUrl}${callbackPath}`;

  return {
    kind: 'oidc',
    isSameLogto,

    begin: async () => {
      const config = await configuration();
      const codeVerifier = openid.randomPKCECodeVerifier();
      const [state, nonce] = [openid.randomState(), openid.randomNonce()];
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: scopes,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        // Providers give refresh tokens only after a consent (OpenID Connect Core 1.0, section 11).
        ...(scopes.split(' ').includes('offline_access') && { prompt: 'consent' }),
      });
      return { url, attempt: { state, nonce, codeVerifier } };
    },

    finish: async (callback, { state, nonce, codeVerifier }) => {
      // Behind a reverse proxy the request's own host is not the one that the provider knows.
      const address = new URL(`${redirectUri}${callback.search}`);
      const config = await configuration();
      const tokens = await refusable(() =>
        openid.authorizationCodeGrant(config, address, {
          pkceCodeVerifier: codeVerifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        }),
      );
      return identify(settings, await claimsOf(config, tokens), tokens.refresh_token);
    },

    refresh: async (refreshToken) => {
      const config = await configuration();
      const tokens = await refusable(() => openid.refreshTokenGrant(config, refreshToken));
      return identify(settings, await claimsOf(config, tokens), tokens.refresh_token ?? refreshToken);
    },

    revoke: async (refreshToken) => {
      const config = await configuration();
      if (config.serverMetadata().revocation_endpoint === undefined) return;
      await refusable(() => openid.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' }));
    },

    endSessionUrl: async () => {
      const config = await configuration().catch(() => undefined);
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}/sign-in` });
    },
  };
}

/** Asks the provider once where its endpoints are; a failure is forgotten, so that the next sign-in asks again. */
function discovered({ issuer, clientId, clientSecret }: ProviderSettings): () => Promise<openid.Configuration> {
  let found: Promise<openid.Configuration> | undefined;
  const address = new URL(issuer);
  const execute = address.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
  return async () => {
    found ??= openid.discovery(address, clientId, clientSecret, undefined, { execute });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw new SignInRefused('failed', { cause: error });
    }
  };
}

/** What the provider answers with an error is a refusal; everything else is a failure. */
async function refusable<T>(deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    const isRefusal =
      error instanceof openid.ResponseBodyError ||
      error instanceof openid.AuthorizationResponseError ||
      (error instanceof openid.ClientError && error.code !== undefined && error.code.startsWith('OAUTH_'));
    throw new SignInRefused(isRefusal ? 'refused' : 'failed', { cause: error });
  }
}

type Tokens = Awaited<ReturnType<typeof openid.refreshTokenGrant>>;

/** Some providers say roles in the ID token, some only at their userinfo endpoint. */
async function claimsOf(config: openid.Configuration, tokens: Tokens): Promise<Claims & { sub: string }> {
  const inToken = tokens.claims();
  const hasUserInfo = config.serverMetadata().userinfo_endpoint !== undefined;
  const asked = hasUserInfo
    ? await refusable(() => openid.fetchUserInfo(config, tokens.access_token, inToken?.sub ?? openid.skipSubjectCheck))
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
  if (role === undefined) throw new SignInRefused('no-role');
  const names = [claims['name'], claims['username'], claims['preferred_username'], claims['email']];
  const name = names.find((value) => typeof value === 'string' && value !== '');
  return { operator: { subject: claims.sub, name: typeof name === 'string' ? name : claims.sub, role }, refreshToken };
}
