import * as openid from 'openid-client';

import { callbackPath, type ProviderSettings } from '#gateway/operators/openid-provider.ts';
import { providerRequest, discover } from '#gateway/operators/provider-request.ts';
import { SignInRefused } from '#gateway/operators/sign-in-refused.ts';

import { type Check, ok, warning, wrong, failureText } from './check.ts';
import { clockCheck } from './clock-check.ts';

export type ProviderChecks = {
  provider: ProviderSettings;
  /** Timeout of each request, in ms. */
  timeout: number;
  clock: () => number;
};

/**
 * Reads the provider's discovery document.
 *
 * @returns the configuration of the provider; undefined if it cannot be used
 */
export async function* discoveryChecks({
  provider,
  timeout,
}: ProviderChecks): AsyncGenerator<Check, openid.Configuration | undefined> {
  const name = 'Sign-in provider';
  try {
    const config = await discover(provider, timeout / 1000);
    yield ok(name, `${provider.issuer} responds`);
    return config;
  } catch (error) {
    const { reason, providerErrorDescription: description } = refusalIn(error);
    yield reason === 'issuer'
      ? wrong(
          name,
          `${provider.issuer} is not the address of an OpenID provider${description === undefined ? '' : ` (${description})`}`,
          "Set OIDC_ISSUER to the provider's exact issuer. For Logto, it is the address followed by /oidc.",
        )
      : wrong(
          name,
          `${provider.issuer} can't be reached (${description ?? failureText(error)})`,
          'Check OIDC_ISSUER, and whether this machine can reach it: name, port, firewall, certificate.',
        );
    return undefined;
  }
}

/** Checks Usher's app at the provider, as far as possible without a user. */
export async function* signInChecks(config: openid.Configuration, options: ProviderChecks): AsyncGenerator<Check> {
  yield await clientCheck(config, options);
  yield* redirectChecks(config, options);
  const signOut = await signOutCheck(config, options);
  if (signOut !== undefined) yield signOut;
  yield* metadataChecks(config, options);
}

/** Exchanges an invalid code: the provider first checks the app's ID and secret, then refuses the code. */
async function clientCheck(config: openid.Configuration, { provider }: ProviderChecks): Promise<Check> {
  const name = 'Sign-in app';
  const parameters = {
    code: 'usher-doctor',
    redirect_uri: `${provider.publicUrl}${callbackPath}`,
    code_verifier: openid.randomPKCECodeVerifier(),
  };
  try {
    await providerRequest(
      () => openid.genericGrantRequest(config, 'authorization_code', parameters),
      [provider.clientSecret, parameters.code_verifier],
    );
  } catch (error) {
    const { reason, providerError, providerErrorDescription: description } = refusalIn(error);
    if (providerError === 'invalid_grant') return ok(name, 'the provider accepts its ID and secret');
    const message = [providerError, description].filter(Boolean).join(': ');
    if (reason === 'client') {
      return wrong(
        name,
        `the provider does not accept it (${message})`,
        'Check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. In Logto, it is an app of the type "Traditional web".',
      );
    }
    if (reason === 'failed') {
      return wrong(
        name,
        `the token endpoint of the provider can't be reached (${description ?? failureText(error)})`,
        "Make sure that this machine can reach the addresses in the provider's discovery document.",
      );
    }
    return warning(name, `could not be checked (${message})`);
  }
  return warning(name, 'could not be checked: the provider accepts any code');
}

/** Starts a sign-in as a browser would. A provider that does not know the redirect URI responds with an error page. */
async function* redirectChecks(
  config: openid.Configuration,
  { provider, timeout, clock }: ProviderChecks,
): AsyncGenerator<Check> {
  const name = 'Redirect URI';
  const redirectUri = `${provider.publicUrl}${callbackPath}`;
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: provider.scopes,
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    code_challenge: await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier()),
    code_challenge_method: 'S256',
    prompt: 'login consent',
  });
  try {
    const answer = await open(url, timeout);
    const error = errorIn(answer, redirectUri);
    const page = await textOf(answer);
    const checked = clockCheck('Clock of the provider', answer, clock());
    if (checked !== undefined) yield checked;
    if (error !== undefined) {
      yield wrong(
        name,
        `it is known, but the provider refuses the sign-in (${error})`,
        'Check OIDC_SCOPES, and the type and permissions of the app at the provider.',
      );
    } else if (answer.status < 400) yield ok(name, `the provider knows ${redirectUri}`);
    else if (/redirect.?uri/i.test(page)) {
      yield wrong(
        name,
        `the provider does not know ${redirectUri}`,
        'Add exactly this address to the redirect URIs of the app. Until then, the provider shows an error page at sign-in.',
      );
    } else {
      yield wrong(
        name,
        `the provider returned ${answer.status} to the start of a sign-in`,
        `Check OIDC_CLIENT_ID, and whether the app has the redirect URI ${redirectUri}.`,
      );
    }
  } catch (error) {
    yield warning(name, `could not be checked (${failureText(error)})`);
  }
}

/**
 * Opens the provider's sign-out page with the post sign-out redirect URI.
 *
 * @returns undefined if the provider has no sign-out page
 */
async function signOutCheck(
  config: openid.Configuration,
  { provider, timeout }: ProviderChecks,
): Promise<Check | undefined> {
  if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
  const name = 'Post sign-out redirect URI';
  const address = `${provider.publicUrl}/sign-in`;
  try {
    const answer = await open(openid.buildEndSessionUrl(config, { post_logout_redirect_uri: address }), timeout);
    await answer.body?.cancel();
    if (answer.status < 400) return ok(name, `the provider knows ${address}`);
    return wrong(
      name,
      `the provider does not know ${address}`,
      'Add exactly this address to the post sign-out redirect URIs of the app.',
    );
  } catch (error) {
    return warning(name, `could not be checked (${failureText(error)})`);
  }
}

/**
 * Checks scopes and claims. The lists in the discovery document may be incomplete, so a missing value is only a
 * warning.
 */
function* metadataChecks(config: openid.Configuration, { provider }: ProviderChecks): Generator<Check> {
  const { scopes_supported: scopes, claims_supported: claims } = config.serverMetadata();
  const unknown = provider.scopes.split(' ').filter((scope) => scope !== '' && scopes?.includes(scope) === false);
  if (unknown.length > 0) {
    yield warning('Scopes', `the provider does not list ${unknown.join(', ')}`, 'Check OIDC_SCOPES.');
  }
  if (claims?.includes(provider.rolesClaim) === false) {
    yield warning('Roles claim', `the provider does not list ${provider.rolesClaim}`, 'Check OIDC_ROLES_CLAIM.');
  }
}

const open = (url: URL, timeout: number) =>
  fetch(url, { redirect: 'manual', headers: { accept: 'text/html' }, signal: AbortSignal.timeout(timeout) });

/** Returns the error in a redirect to Usher; undefined for other responses. */
function errorIn(answer: Response, redirectUri: string): string | undefined {
  const location = answer.headers.get('location');
  if (location === null || !location.startsWith(redirectUri)) return undefined;
  const { searchParams } = new URL(location);
  const parts = [searchParams.get('error'), searchParams.get('error_description')].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join(': ');
}

/** Number of characters of a page that are searched; error pages are short. */
const maxPageLength = 20_000;

const textOf = async (answer: Response) => (await answer.text()).slice(0, maxPageLength);

const refusalIn = (error: unknown): Partial<SignInRefused['details']> =>
  error instanceof SignInRefused ? error.details : { reason: 'failed' };
